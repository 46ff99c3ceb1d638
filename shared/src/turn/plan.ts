import { questionFor, readFacts } from '../action/facts';
import { withdrawn } from '../approvals/steps';
import type { Sayer } from '../contract';
import type { Lexicon } from '../ports';
import { leaverOf, offboard } from '../holdings';
import { resolveSlots } from '../planner';
import type { Runtime } from '../runtime';
import type { EventData, ItemRecord, RequestRecord } from '../state/record';
import { isEnded } from '../state/status';
import type { Actor, Citation, Json, JsonObject, Person, RequestType, Turn } from '../types';
import { itemsOf, repaid } from './items';
import { withoutShift, withShift } from './shift';
import type { About, Proposal } from './proposals';

export interface Planning {
  readonly rt: Runtime;
  readonly record: RequestRecord | undefined;
  readonly actor: Actor;
  /** Whose access it is about unless the message names somebody. */
  readonly subject: Person;
  readonly turn: Turn;
  readonly lexicon: Lexicon;
  readonly say: Sayer;
  readonly entityRef?: string;
}

/** What a message comes to, as data: committed before anything runs. */
export interface Plan {
  readonly items: ItemRecord[];
  readonly changes: { readonly kind: string; readonly data: EventData }[];
  readonly question?: NonNullable<RequestRecord['question']>;
  readonly words: string[];
  readonly citations: Citation[];
  readonly gap?: string;
  readonly handOff?: string;
  readonly confirm?: boolean;
  readonly status?: About;
  /** What systems said that somebody holds, when it was planned. */
  readonly seen?: Json;
  /** Whose leaving it is. */
  readonly leaving?: RequestRecord['leaving'];
}
type Draft = { -readonly [K in keyof Plan]: Plan[K] };

export async function planFrom(p: Planning, proposals: readonly Proposal[], text: string): Promise<Plan> {
  const plan: Draft = { items: [], changes: [], words: [], citations: [] };
  for (const proposal of proposals) await add(p, plan, proposal, text);
  if (!proposals.length && text) plan.words.push(text);
  return plan;
}

async function add(p: Planning, plan: Draft, proposal: Proposal, text: string): Promise<void> {
  switch (proposal.kind) {
    case 'do': return addItems(p, plan, proposal.requestType, proposal.slots, proposal.quote);
    case 'ask': return addItems(p, plan, proposal.requestType, proposal.slots, proposal.quote, proposal.question);
    case 'correct': return correct(p, plan, proposal.item, proposal.slots);
    case 'cancel': return cancel(p, plan, proposal.item);
    case 'knowledge': return look(p, plan, proposal.question);
    case 'hand-off': plan.handOff ??= proposal.reason; return undefined;
    case 'confirm': plan.confirm = proposal.solved; return undefined;
    case 'status': plan.status = proposal.about; return undefined;
    default: if (text && !plan.words.includes(text)) plan.words.push(text); return undefined;
  }
}

/** A missing or unclear slot becomes the one question; the rest of the message still goes on. */
async function addItems(p: Planning, plan: Draft, typeId: string, named: Readonly<Record<string, string>>, quote: string, asked?: string): Promise<void> {
  const { rt } = p;
  const type = rt.types.get(typeId);
  if (!type) return;
  if (type.autonomy === 'off') { plan.words.push(`${type.title} is switched off here.`); plan.handOff ??= `${type.title} is switched off`; return; }
  const requester = p.subject.ref;
  const entity = p.entityRef ?? p.record?.entityRef;
  const ctx = { clock: rt.clock, timezone: p.subject.timezone ?? 'UTC', requester, ...(entity && { entity }) };
  const { slots: proposed, offDuty } = await withShift(rt, type, named, p.subject.ref);
  if (offDuty) plan.words.push(offDuty);
  let resolved = resolveSlots(type, proposed, p.lexicon, ctx);
  if (!resolved.ok && type.slots[resolved.slot]?.type === 'duration' && !proposed[resolved.slot]) {
    // No length of time would make it pass: the person hears that now, with what would, instead of a question first.
    const { [resolved.slot]: open, ...others } = type.slots;
    const guess = resolveSlots({ ...type, slots: { ...others, [resolved.slot]: { ...open, required: false } } }, proposed, p.lexicon, ctx);
    if (guess.ok && (await isHopeless(p, type, guess.slots as JsonObject))) resolved = guess;
  }
  if (!resolved.ok) {
    plan.question ??= { slot: resolved.slot, text: resolved.question || asked || `Which ${resolved.slot}?`, requestType: type.id, slots: { ...proposed }, ...(resolved.choices && { choices: resolved.choices }) };
    return;
  }
  const at = p.turn.text.indexOf(quote);
  const first = (p.record?.items.length ?? 0) + plan.items.length + 1;
  const seed = (n: number) => ({
    id: `i${first + n}`, actor: p.actor, turn: p.turn.n, quote: p.turn.text.slice(0, 300),
    ...(quote && at >= 0 && { span: [at, at + quote.length] as const }),
  });
  const slots = resolved.slots as JsonObject;
  const fixed = itemsOf(rt, type, slots, seed, p.say);
  if (!fixed.length) { plan.handOff ??= `No connected system gives this as ${type.title}`; return; }
  const leaver = leaverOf(type, slots);
  if (leaver === undefined) { plan.items.push(...fixed); return; }
  const { items, words, seen, leaving, handOff } = await offboard(rt, leaver, { type, slots, actor: p.actor, fixed, seed, say: p.say });
  plan.items.push(...items);
  plan.words.push(...words);
  if (seen !== undefined) plan.seen = seen;
  if (leaving) plan.leaving = leaving;
  plan.handOff ??= handOff;
}

/** Denied, and every offer changes more than the time. */
async function isHopeless(p: Planning, type: RequestType, slots: JsonObject): Promise<boolean> {
  const [item] = itemsOf(p.rt, type, slots, () => ({ id: 'i0', actor: p.actor, turn: p.turn.n }), p.say);
  if (!item) return false;
  const decision = p.rt.policy.decide(await questionFor(p.rt, item, await readFacts(p.rt, item), p.rt.actions.get(item.action), type));
  return decision.outcome === 'deny' && decision.offers.every(o => Object.keys(o.change).some(k => k !== 'duration'));
}

/** "Make it two hours": the item's payload changes and everything about it is decided again. What already happened stays. */
function correct(p: Planning, plan: Draft, itemId: string, slots: Readonly<Record<string, string>>): void {
  const item = openItem(p, itemId);
  const type = item && p.rt.types.get(item.requestType);
  if (!item || !type) { plan.words.push('That part is already finished, so I cannot change it. Ask for it anew and I will.'); return; }
  const merged = { ...Object.fromEntries(Object.entries(item.slots).map(([k, v]) => [k, String(v)])), ...withoutShift(type, slots) };
  const resolved = resolveSlots(type, merged, p.lexicon, { clock: p.rt.clock, timezone: p.subject.timezone ?? 'UTC', requester: item.subject });
  if (!resolved.ok) { plan.question ??= { slot: resolved.slot, text: resolved.question, requestType: type.id, slots: merged, ...(resolved.choices && { choices: resolved.choices }) }; return; }
  const [fresh] = itemsOf(p.rt, type, resolved.slots as JsonObject, () => ({ id: item.id, actor: p.actor, turn: item.turn }), p.say).filter(i => i.action === item.action);
  if (!fresh) return;
  const set = { ...repaid(item, p.rt.actions.get(item.action), type, fresh.input, p.say), slots: fresh.slots, until: fresh.until ?? null };
  plan.changes.push({ kind: 'item.corrected', data: { item: item.id, set: { ...set, state: 'planned', waiting: null, steps: [], stepUp: null, decision: null, makers: [...new Set([...item.makers, p.actor.person])] } } });
}

function cancel(p: Planning, plan: Draft, itemId: string): void {
  const open = (p.record?.items ?? []).filter(i => !isEnded(i) && !i.ends && (itemId === 'all' || i.id === itemId));
  if (!open.length) { plan.words.push('There is nothing left to stop.'); return; }
  for (const item of open) {
    if (item.intent) { plan.words.push(`${item.sentence}: it has already started, so I read back what came of it. Undo is offered if it happened.`); continue; }
    plan.changes.push({ kind: 'item.stopped', data: { item: item.id, set: { state: 'stopped', waiting: null, steps: withdrawn(item.steps), because: 'You stopped it.' } } });
  }
}

async function look(p: Planning, plan: Draft, question: string): Promise<void> {
  const reader = await p.rt.directory.person(p.actor.person);
  if (!reader) return;
  const found = await p.rt.knowledge.answer(question, reader);
  if (found.ok) {
    plan.words.push(found.text);
    plan.citations.push(...found.citations);
    return;
  }
  plan.words.push('I found nothing I would rely on.');
  plan.gap ??= question;
  plan.handOff ??= 'No article answers this';
}

const openItem = (p: Planning, id: string) => p.record?.items.find(i => i.id === id && !isEnded(i) && !i.intent);

