import type { ActionCatalog } from '../action/catalog';
import { shownOnly } from '../privacy';
import { canonical } from '../journal/hash';
import { ERASED, type JournalEvent } from '../journal';
import type { Policy } from '../ports';
import { itemOf, itemsOf } from '../turn/items';
import type { ItemRecord } from '../state/record';
import type { Actor, Json, RequestType } from '../types';
import { recordedSayer } from './names';
import { recordedIn, type RecordedDecision, type RecordedPlan } from './recorded';
import type { ReplayedStep, Replay } from './types';

/** The rules as they were: found by the digest that a record names. */
export interface RulesThen { readonly policy: Policy; readonly types: ReadonlyMap<string, RequestType> }
export interface ReplayWith { readonly actions: ActionCatalog; rulesOf(digest: string | undefined, policy: string): Promise<RulesThen | undefined> }

/**
 * Makes every plan and decision of one request again, from its record alone: no directory, no system, no model, no clock of today.
 * The same canonical bytes, or the first place where they differ.
 */
export async function replay(requestId: string, events: readonly JournalEvent[], w: ReplayWith): Promise<Replay> {
  const { decisions, plans } = recordedIn(events);
  const steps: ReplayedStep[] = [];
  for (const plan of plans) steps.push(...(await planAgain(plan, w)));
  for (const decision of decisions) steps.push(await decideAgain(decision, w));
  steps.sort((a, b) => a.seq - b.seq);
  return { requestId, steps, same: steps.every(s => s.result === 'same'), ...(steps.some(s => s.result === 'erased') && { erased: true }) };
}

async function decideAgain(d: RecordedDecision, w: ReplayWith): Promise<ReplayedStep> {
  const base = { seq: d.seq, at: d.at, itemId: d.itemId, what: 'decision' as const, recorded: d.decision as unknown as Json };
  if (!d.evidence) return { ...base, result: 'unrecorded', why: 'A fact could not be read then, so there is nothing to decide on again.' };
  if (typeof d.evidence.facts !== 'object') return { ...base, result: 'erased', why: 'What it saw was erased, as its time was over.' };
  const rules = await w.rulesOf(d.evidence.rules, d.evidence.policy);
  if (!rules) return { ...base, result: 'different', why: `The rules ${d.evidence.policy.slice(0, 12)} are not on the record.` };
  const decided = rules.policy.decide(d.evidence.facts);
  const { offersShown } = d.decision;
  const again = (offersShown === undefined ? decided : shownOnly(decided, offersShown)) as unknown as Json;
  return { ...base, again, ...compared(base.recorded, again) };
}

async function planAgain(plan: RecordedPlan, w: ReplayWith): Promise<ReplayedStep[]> {
  const { evidence } = plan;
  return Promise.all(plan.items.map(async (item): Promise<ReplayedStep> => {
    const base = { seq: plan.seq, at: plan.at, itemId: item.id, what: 'plan' as const, recorded: payloadOf(item) };
    if (!evidence?.facts?.names) return { ...base, result: typeof evidence?.facts === 'string' ? 'erased' : 'unrecorded', why: 'The names its sentence used are not kept.' };
    if (canonical(payloadOf(item)).includes(`"${ERASED}"`)) return { ...base, result: 'erased', why: 'What it was made from was erased.' };
    const rules = evidence.how === 'untyped' ? undefined : await w.rulesOf(evidence.rules, '');
    const again = payloadOf(madeAgain(item, plan, rules?.types.get(item.requestType), w, evidence.facts.names));
    return { ...base, again, ...compared(base.recorded, again) };
  }));
}

/** From its slots where a request type planned it; from its input where a person pressed undo, extend or propose. */
function madeAgain(item: ItemRecord, plan: RecordedPlan, type: RequestType | undefined, { actions }: ReplayWith, names: Readonly<Record<string, string>>): ItemRecord {
  const actor: Actor = { person: item.by, assurance: item.assurance, channel: item.channel, host: '' };
  const seed = { id: item.id, actor, turn: item.turn, ...(item.reason && { quote: item.reason }), ...(item.span && { span: item.span }) };
  const say = recordedSayer(names);
  if (!type || plan.evidence?.how !== 'slots') return itemOf(actions.get(item.action), type, item.input, item.slots, seed, say);
  const siblings = plan.items.filter(i => i.requestType === item.requestType && JSON.stringify(i.slots) === JSON.stringify(item.slots));
  return itemsOf({ actions }, type, item.slots, () => seed, say)[siblings.indexOf(item)] ?? itemOf(actions.get(item.action), type, item.input, item.slots, seed, say);
}

/** What a plan decides about an item; what became of it later is not part of it. */
const payloadOf = ({ action, effect, subject, resource, input, payloadHash, sentence, who, what, by, makers, ladders }: ItemRecord): Json =>
  ({ action, effect, subject, resource, input, payloadHash, sentence, who, what, by, makers: [...makers], ladders: ladders as unknown as Json });

function compared(recorded: Json, again: Json): Pick<ReplayedStep, 'result' | 'why'> {
  return canonical(recorded) === canonical(again) ? { result: 'same' } : { result: 'different', why: firstDifference(recorded, again, '') };
}

/** "outcome: allow then, deny now" */
function firstDifference(then: Json, now: Json, at: string): string {
  if (then && now && typeof then === 'object' && typeof now === 'object') {
    for (const key of new Set([...Object.keys(then), ...Object.keys(now)])) {
      const [a, b] = [(then as never)[key] as Json, (now as never)[key] as Json];
      if (canonical(a ?? null) !== canonical(b ?? null)) return firstDifference(a ?? null, b ?? null, at ? `${at}.${key}` : key);
    }
  }
  return `${at || 'it'}: ${canonical(then).slice(0, 120)} then, ${canonical(now).slice(0, 120)} now`;
}
