import { Case } from '../case';
import { Conflict } from '../journal';
import type { MachineEvent } from '../machines';
import { namesNow, planEvidence } from '../replay';
import { silent, type Runtime } from '../runtime';
import { itemsOf } from '../turn/items';
import { runOpen } from '../turn/converse';
import type { Actor, Handoff, JsonObject, PersonRef } from '../types';
import { requestId } from '../verbs/ask';
import { leaverOf, offboard } from './offboard';

export interface LeavingAsked { readonly by: PersonRef; readonly person: PersonRef; readonly event: MachineEvent; /** As the source writes it. */ readonly leftOn: string }

/** The same leaving is one request, however often it is said; what a crash left undone goes on (G4). */
export async function openLeaving(rt: Runtime, asked: LeavingAsked): Promise<void> {
  const id = requestId(asked.by, ['leaver', asked.event.source, asked.event.ref, asked.leftOn].join(' '));
  if (await Case.load(rt.journal, rt.clock, id)) return;
  const kase = Case.fresh(rt.journal, rt.clock, id);
  await rt.confirmRules();
  await noteLeaving(rt, kase, asked);
  try {
    await kase.commit();
  } catch (error) {
    if (error instanceof Conflict) return;
    throw error;
  }
  await runOpen(rt, kase, silent);
}

/** Planned as if the source had written it, without a model: decided like any other request. */
async function noteLeaving(rt: Runtime, kase: Case, { by, person, event, leftOn }: LeavingAsked): Promise<void> {
  const type = rt.requestTypes.find(t => t.autonomy !== 'off' && t.actions.some(a => 'each' in a));
  const slot = type?.actions.flatMap(a => ('each' in a ? [a.of.slice(1)] : []))[0] ?? 'person';
  const { say, names } = await namesNow(rt);
  const at = rt.clock.now().toISOString();
  const text = `${say.person(person)} has left${leftOn ? ` on ${leftOn.slice(0, 10)}` : ''}, says ${event.source}.`;
  const actor: Actor = { person: by, assurance: 2, channel: 'system', host: rt.host };
  const turn = { n: 1, by, channel: actor.channel, text, at };
  kase.note('request.opened', by, { opened: { host: rt.host, requester: by, subject: person, channel: actor.channel, title: text }, turn });
  const handOff = (reason: string, tried: readonly string[] = []): { handoff: Handoff } => ({ handoff: { reason, summary: text, tried, at, state: 'open' } });
  const slots: JsonObject = { [slot]: person };
  if (!type || leaverOf(type, slots) !== person) {
    kase.note('handoff.opened', 'countersign', { request: handOff('No request type offboards people here') });
    return;
  }
  const seed = (n: number) => ({ id: `i${1 + n}`, actor, turn: 1, quote: text });
  const left = await offboard(rt, person, { type, slots, actor, fixed: itemsOf(rt, type, slots, seed, say), seed, say });
  kase.note('plan.made', 'countersign', { items: left.items, ...(left.leaving && { request: { leaving: left.leaving } }), evidence: { event: { ...event }, ...(left.seen !== undefined && { census: left.seen }), ...planEvidence(rt, names, 'slots') } });
  if (left.words.length) kase.note('turn.answered', 'countersign', { turn: { n: 2, by: 'countersign', channel: actor.channel, text: left.words.join('\n\n'), at } });
  if (left.handOff) kase.note('handoff.opened', 'countersign', { request: handOff(left.handOff, left.items.map(i => i.sentence)) });
}
