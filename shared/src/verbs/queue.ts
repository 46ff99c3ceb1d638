import { loadRecords, type Case } from '../case';
import { DeskError } from '../desk-api';
import { openCase, silent, type Runtime } from '../runtime';
import { GOES_ON, isEnded } from '../state/status';
import type { RequestRecord } from '../state/record';
import type { Actor, Handoff } from '../types';
import { checkText } from './ask';
import { isParticipant, mustBeSignedIn, mustHold } from './who';

/** Handed-over requests and plans that wait for an agent's yes; oldest first. */
export async function handoffs(rt: Runtime, actor: Actor): Promise<RequestRecord[]> {
  await mustHold(rt, actor, 'desk', 'The desk queue');
  const [handed, waiting] = await Promise.all([
    rt.journal.listRequests({ withHandoff: true, limit: 200 }), rt.journal.listRequests({ states: ['waiting'], limit: 200 }),
  ]);
  const records = await loadRecords(rt.journal, [...new Set([...handed, ...waiting].map(r => r.id))]);
  return records
    .filter(r => !r.closed && (r.handoff !== undefined || r.items.some(i => i.waiting?.for === 'suggestion')))
    .sort((a, b) => a.updatedAt.localeCompare(b.updatedAt));
}

async function openForAgent(rt: Runtime, actor: Actor, id: string): Promise<Case> {
  mustBeSignedIn(actor);
  await mustHold(rt, actor, 'desk', 'Working on requests');
  return openCase(rt, id);
}

function mustHave(kase: Case, actor: Actor): Handoff {
  const handoff = kase.now.handoff;
  if (handoff?.state !== 'taken' || handoff.takenBy !== actor.person) throw new DeskError(409, 'You have not taken this request.', 'Take it over first.');
  return handoff;
}

export async function takeOver(rt: Runtime, actor: Actor, id: string): Promise<Case> {
  const kase = await openForAgent(rt, actor, id);
  if (kase.now.closed) throw new DeskError(409, 'This request is closed.', 'Only its requester can reopen it.');
  if (isParticipant(kase.now, actor.person) && kase.now.requester === actor.person) throw new DeskError(403, 'This is your own request.', 'A colleague takes it.');
  const at = rt.clock.now().toISOString();
  const from = kase.now.handoff ?? { reason: 'Taken over by an agent', summary: kase.now.title, tried: [], at };
  if (kase.now.handoff?.state === 'taken') throw new DeskError(409, 'Somebody has it already.', 'Ask them to give it back.');
  for (const item of kase.now.items.filter(i => i.waiting?.for === 'suggestion')) kase.note('suggestion.seen', actor.person, { evidence: { item: item.id } });
  kase.note('handoff.taken', actor.person, { request: { handoff: { ...from, state: 'taken', takenBy: actor.person }, question: null } });
  await kase.commit();
  return kase;
}

export async function reply(rt: Runtime, actor: Actor, id: string, text: string): Promise<Case> {
  const kase = await openForAgent(rt, actor, id);
  mustHave(kase, actor);
  kase.note('turn.replied', actor.person, { turn: turnOf(rt, kase, actor, checkText(text)) });
  await kase.commit();
  await notify(rt, kase, 'The service desk answered you');
  return kase;
}

export async function giveBack(rt: Runtime, actor: Actor, id: string, text?: string): Promise<Case> {
  const kase = await openForAgent(rt, actor, id);
  const handoff = mustHave(kase, actor);
  kase.note('handoff.given-back', actor.person, { request: { handoff: { ...handoff, state: 'given-back' } }, ...(text && { turn: turnOf(rt, kase, actor, text) }) });
  await kase.commit();
  return kase;
}

export async function closeRequest(rt: Runtime, actor: Actor, id: string, text: string): Promise<Case> {
  const kase = await openForAgent(rt, actor, id);
  const handoff = mustHave(kase, actor);
  for (const item of kase.now.items.filter(i => !isEnded(i) && !i.intent && !i.ends)) {
    kase.note('item.stopped', actor.person, { item: item.id, set: { state: 'stopped', waiting: null, because: 'Closed by the service desk.' } });
  }
  kase.note('request.closed', actor.person, {
    turn: turnOf(rt, kase, actor, checkText(text)),
    request: { handoff: { ...handoff, state: 'closed' }, question: null, closed: { as: 'closed', by: actor.person, because: text.slice(0, 300) } },
  });
  await kase.commit();
  await notify(rt, kase, 'The service desk closed your request');
  return kase;
}

/** Autonomy `suggest`: the agent's yes lets the item run under the decision it already has. */
export async function suggestion(rt: Runtime, actor: Actor, id: string, itemId: string, accept: boolean): Promise<Case> {
  const kase = await openForAgent(rt, actor, id);
  const item = kase.now.items.find(i => i.id === itemId);
  if (item?.waiting?.for !== 'suggestion') throw new DeskError(409, 'Nothing here waits for your yes.', 'Look at the request again.');
  if (item.makers.includes(actor.person)) throw new DeskError(403, 'You asked for this or it is for you.', 'A colleague confirms it.');
  const answered = { suggestion: { by: actor.person, accepted: accept } };
  kase.note(accept ? 'suggestion.accepted' : 'suggestion.dropped', actor.person, {
    item: itemId, set: accept ? { ...answered, ...GOES_ON } : { ...answered, state: 'stopped', waiting: null, because: 'The service desk dropped it.' },
  });
  await kase.commit();
  if (accept) await rt.items.run(kase, itemId, silent);
  await kase.reload();
  return kase;
}

const turnOf = (rt: Runtime, kase: Case, actor: Actor, text: string) =>
  ({ n: kase.now.turns.length + 1, by: actor.person, channel: actor.channel, text, at: rt.clock.now().toISOString() });

const notify = (rt: Runtime, kase: Case, title: string) =>
  rt.notices.send({ to: [kase.now.requester], title, body: kase.now.title, requestId: kase.id, severity: 'normal' }).catch(e => rt.log.warn(`notice failed: ${e.message}`));
