import type { Item, RequestView } from '../types';
import type { EvaluationCase, Outcome } from './case';

/** How a request came out, in one word. Pure. */
export function outcomeOf(r: RequestView): Outcome {
  const items = r.items.filter(i => !i.undoOf);
  if (r.handoff) return items.some(i => i.state === 'verified') ? 'mixed' : 'escalated';
  if (r.question) return items.some(i => i.state === 'verified') ? 'mixed' : 'asked';
  if (!items.length) return r.state === 'cancelled' ? 'cancelled' : 'answered';
  const kinds = new Set(items.map(kindOf));
  return kinds.size > 1 ? 'mixed' : [...kinds][0];
}

function kindOf(i: Item): Outcome {
  if (i.state === 'verified' || i.state === 'claimed' || i.state === 'undone') return 'resolved';
  if (i.state === 'stopped') return 'cancelled';
  if (i.state === 'handed-over' || i.state === 'unknown') return 'escalated';
  return i.state === 'denied' || i.state === 'declined' || i.state === 'refused' ? 'denied' : 'waiting';
}

/** Everything that differs from what the case expects, in words; empty when it passed. `requests`: the first is the one asked about. */
export function compare(c: EvaluationCase, requests: readonly RequestView[], effects: readonly string[]): string[] {
  const [r] = requests;
  const e = c.expect;
  const wrong: string[] = [];
  const wanted = Array.isArray(e.outcome) ? e.outcome : [e.outcome];
  const outcome = outcomeOf(r);
  if (!wanted.includes(outcome)) wrong.push(`outcome ${outcome}, expected ${wanted.join(' or ')}`);
  if (e.effects && JSON.stringify(e.effects) !== JSON.stringify(effects)) wrong.push(`effects [${effects.join(', ')}], expected [${e.effects.join(', ')}]`);
  for (const action of e.never ?? []) if (effects.includes(action)) wrong.push(`${action} happened and must never`);
  for (const want of e.items ?? []) {
    const close = r.items.filter(i => i.action === want.action && !i.undoOf);
    const faults = close.map(i => itemFaults(want, i));
    if (!faults.some(f => f.length === 0)) wrong.push(close.length ? `${want.action}: ${faults[0].join(', ')}` : `no item ${want.action}; there are [${r.items.map(i => i.action).join(', ')}]`);
  }
  if (e.asks && r.question?.slot !== e.asks) wrong.push(`asks ${r.question?.slot ?? 'nothing'}, expected ${e.asks}`);
  if (e.offers && !r.items.some(i => i.decision?.offers.some(o => isWithin(e.offers as object, o.change)))) wrong.push(`offers ${JSON.stringify(r.items.flatMap(i => i.decision?.offers.map(o => o.change) ?? []))}, expected ${JSON.stringify(e.offers)}`);
  const cited = r.turns.flatMap(t => t.citations?.map(x => x.id) ?? []);
  for (const id of e.cites ?? []) if (!cited.includes(id)) wrong.push(`cites [${cited.join(', ')}], expected ${id}`);
  if (e.flagged !== undefined && e.flagged !== r.flagged) wrong.push(e.flagged ? 'was not flagged' : 'was flagged');
  return wrong;
}

function itemFaults(want: NonNullable<EvaluationCase['expect']['items']>[number], i: Item): string[] {
  const faults: string[] = [];
  if (i.state !== want.outcome) faults.push(`${i.state}, expected ${want.outcome}`);
  if (want.subject && i.subject !== want.subject) faults.push(`for ${i.subject}, expected ${want.subject}`);
  if (want.input && !isWithin(short(want.input), short(i.input))) faults.push(`input ${JSON.stringify(i.input)}, expected ${JSON.stringify(want.input)}`);
  if (want.rule && !i.decision?.rules.some(x => x.id === want.rule)) faults.push(`rule ${i.decision?.rules.map(x => x.id).join(', ') || 'none'}, expected ${want.rule}`);
  const roles = [...new Set(i.steps.map(s => s.order))].map(o => i.steps.filter(s => s.order === o).map(s => s.role));
  if (want.approvers && JSON.stringify(want.approvers) !== JSON.stringify(roles)) faults.push(`approvers ${JSON.stringify(roles)}, expected ${JSON.stringify(want.approvers)}`);
  if (want.until && i.input.duration !== want.until) faults.push(`for ${i.input.duration ?? 'ever'}, expected ${want.until}`);
  return faults;
}

const isWithin = (want: object, have: object) => Object.entries(want).every(([k, v]) => JSON.stringify((have as Record<string, unknown>)[k]) === JSON.stringify(v));
/** `resource:default/figma` may be written `figma`. */
const short = (o: object) => Object.fromEntries(Object.entries(o).map(([k, v]) => [k, typeof v === 'string' ? v.slice(v.lastIndexOf('/') + 1) : v]));
