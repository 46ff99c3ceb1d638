import type { Capability, RunResult } from '../contract';
import { NeedsPerson, NoAccount } from '../contract';
import type { Case } from '../case';
import { report } from '../breaker';
import { EgressRefused } from '../egress';
import { Conflict } from '../journal';
import { tell, type Emit, type Runtime } from '../runtime';
import { isEnded } from '../state/status';
import type { ItemRecord } from '../state/record';
import type { Grant, Handoff } from '../types';
import { heldBy, hold } from '../switches';
import { createSayer } from '../words';
import { barred } from './bar';
import { CAPABILITY_MS, check, mint } from './capability';
import type { Action } from './catalog';
import { runContext } from './context';
import { changed } from './decide';
import { actionOf } from './gone';
import type { Next, Run } from './graph';
import { notConnected, type NotConnected } from './not-connected';
import { effectKey } from './payload';
import { settleUnknown } from './recover';
import { nextTry } from '../grants/back-off';
import { endsElsewhere } from '../grants/elsewhere';
import { noteStuck, statesOf, tryEndingAgain } from '../grants/not-ended';
import { ownerAnswered } from '../grants/rests-on';
import { answered } from '../grants/unknown';
import { grantFor, receiptFor, type Outcome } from './receipt';
import { commitItem } from './settle';
import { mustBeRead, waitUntilRead } from './unread';
import { readState, readUntilHeld } from './verify';

/** Intent committed, one effect under one capability, read back, receipt: in this order (G10, G19). */
export async function actItem(rt: Runtime, { kase, emit }: Run, itemId: string): Promise<Next> {
  const item = kase.item(itemId);
  if (isEnded(item)) return 'end';
  // Nothing leads here from a rehearsal; and if something did, it would stop here (G24).
  if (kase.now.rehearsal) throw new Error(`${kase.id} is a rehearsal: it changes nothing`);
  const action = actionOf(rt, item);
  if (item.intent) return settleUnknown(rt, kase, item, action);
  const held = await heldBy(rt, item);
  if (held) return hold(kase, item, held);
  tell(emit, rt, 'act', 'started', { itemId, note: item.sentence });
  const before = await readState(rt, action, item);
  if (before.held === 'held' && action.change.gives === 'access' && !item.extends && (await endsElsewhere(rt, kase, item))) {
    return hold(kase, item, { for: 'system', message: 'The former access is taken away first', retryAt: nextTry(rt.clock.now().toISOString(), rt.clock.now()).retryAt });
  }
  if (before.held === 'held') return finish(rt, kase, item, action, { outcome: 'alreadyInState', before: before.state, seen: before }, emit);
  if (mustBeRead(rt, action, item, before)) return waitUntilRead(rt, kase, item, before);
  const bar = await barred(rt, kase, item);
  if (bar) return bar;

  const capability = mint(claims(kase.id, item), rt.clock, rt.key);
  const intent = { effectKey: capability.runKey, expiresAt: capability.expiresAt, ...(before.state !== undefined && { before: before.state }) };
  kase.note('item.intent', 'countersign', { item: item.id, set: { state: 'working', intent, unreadSince: null } }, capability.runKey);
  try {
    await kase.commit(newer => changed(newer.items.find(i => i.id === item.id), item));
  } catch (error) {
    await rt.breaker.letGo(action.system.id);
    // Another runner holds this attempt, or the item moved: it is theirs.
    if (error instanceof Conflict) return 'end';
    throw error;
  }
  const ran = await attempt(rt, action, kase.item(item.id), capability, text => tell(emit, rt, 'act', 'started', { itemId, note: text }));
  if (!wasSent(ran)) await rt.breaker.letGo(action.system.id);
  else await report(rt, action.system.id, faultIn(ran));
  return conclude(rt, kase, action, item, before.state, ran, emit);
}

/** What never reached the system says nothing about how it is. */
const wasSent = (ran: Ran) => ran.outcome !== 'needs-person' && ran.outcome !== 'no-account' && ran.outcome !== 'not-sent';

/** A refusal is an answer: the system is well. */
function faultIn(ran: Ran): string | undefined {
  if (ran.outcome === 'lost') return 'detail' in ran ? ran.detail : ran.message;
  return ran.outcome === 'pending' ? 'It did not finish in time' : undefined;
}

type Ran = RunResult | NotConnected | { outcome: 'lost' | 'no-account'; message: string } | { outcome: 'needs-person' } | { outcome: 'not-sent'; code: string; message: string };

/** The only place where a change of the outside world starts. */
async function attempt(rt: Runtime, action: Action, item: ItemRecord, capability: Capability, progress: (text: string) => void): Promise<Ran> {
  const fault = check(capability, item, rt.clock, rt.key);
  if (fault) return { outcome: 'not-sent', code: 'CAPABILITY', message: `The permission for this action is ${fault}` };
  try {
    const deadline = Date.now() + CAPABILITY_MS;
    const ctx = runContext(rt, action, item, capability, progress);
    let result = await action.change.run(item.input, ctx);
    // A run that outlives its capability is not known to have ended: it is read back later.
    while (result.outcome === 'pending' && action.change.poll && Date.now() < deadline) {
      await new Promise(done => setTimeout(done, 300));
      result = await action.change.poll(result.token, ctx);
    }
    return result;
  } catch (error) {
    if (error instanceof NeedsPerson) return { outcome: 'needs-person' };
    if (error instanceof EgressRefused) return notConnected(rt, action, error);
    if (error instanceof NoAccount) return { outcome: 'no-account', message: error.message };
    return { outcome: 'lost', message: (error as Error).message };
  }
}

async function conclude(rt: Runtime, kase: Case, action: Action, item: ItemRecord, before: Outcome['before'], ran: Ran, emit: Emit): Promise<Next> {
  if (item.ends && ran.outcome === 'refused' && ran.retryable) return tryEndingAgain(rt, kase, item, ran.message);
  // Nobody sits in front of an end: what only the person or a linked account could do is somebody's task.
  if (item.ends && (ran.outcome === 'needs-person' || ran.outcome === 'no-account')) {
    const refusal = ran.outcome === 'no-account' ? { code: 'NO_ACCOUNT', message: 'No account is linked there, so it has to be taken away by hand' } : { code: 'NEEDS_PERSON', message: 'Only the person themself can give it back there' };
    return finish(rt, kase, item, action, { outcome: 'refused', before, seen: { held: 'notHeld' }, refusal }, emit);
  }
  switch (ran.outcome) {
    case 'needs-person': {
      kase.note('item.waiting', 'countersign', { item: item.id, set: { state: 'waiting', waiting: { for: 'continue-as-you' }, intent: null, attempt: item.attempt + 1 } });
      return (await commitItem(kase, item.id)) ? 'approve' : 'end';
    }
    case 'no-account': {
      const because = `No account of ${item.who} is linked there. The service desk links it; nothing was guessed.`;
      kase.note('item.handed-over', 'countersign', { item: item.id, set: { state: 'handed-over', intent: null, because }, evidence: { message: ran.message }, request: { handoff: handoff(rt, item, because) } });
      await commitItem(kase, item.id);
      return 'end';
    }
    case 'not-sent':
    case 'refused':
      return finish(rt, kase, item, action, { outcome: 'refused', before, seen: { held: 'notHeld' }, refusal: { code: ran.code, message: ran.message }, ...('detail' in ran && { detail: ran.detail }) }, emit);
    case 'lost':
      return parkUnknown(rt, kase, item, ran.message, 'detail' in ran ? ran.detail : undefined);
    case 'pending':
      return parkUnknown(rt, kase, item, 'The system has not finished yet');
    default: {
      tell(emit, rt, 'verify', 'started', { itemId: item.id });
      const seen = await readUntilHeld(rt, action, item);
      if (action.change.read && seen.held !== 'held') return parkUnknown(rt, kase, item, 'The system does not show the change yet');
      return finish(rt, kase, item, action, { outcome: ran.outcome, before, seen, ...(ran.outcome === 'changed' && ran.secret && { secret: ran.secret }) }, emit);
    }
  }
}

const handoff = (rt: Runtime, item: ItemRecord, reason: string): Handoff =>
  ({ reason, summary: item.sentence, tried: [item.sentence], at: rt.clock.now().toISOString(), state: 'open' });

/** `unknown` is a state, not an error: never claimed, never simply retried (G19). */
async function parkUnknown(rt: Runtime, kase: Case, item: ItemRecord, message: string, detail?: string): Promise<Next> {
  const retryAt = new Date(rt.clock.now().getTime() + CAPABILITY_MS + 30_000).toISOString();
  kase.note('item.unknown', 'countersign', { item: item.id, set: { state: 'unknown', waiting: { for: 'system', message, retryAt } }, ...(detail && { evidence: { detail } }) });
  await commitItem(kase, item.id);
  return 'end';
}

/** Receipt and state together, in one statement. */
export async function finish(rt: Runtime, kase: Case, item: ItemRecord, action: Action, outcome: Outcome, emit: Emit): Promise<Next> {
  const [people, resources] = await Promise.all([rt.directory.people(), rt.directory.resources()]);
  const receipt = receiptFor(rt, kase.id, item, action, outcome, createSayer(people, resources));
  const state = outcome.outcome === 'refused' ? 'refused' : receipt.verified ? 'verified' : 'claimed';
  const grant = grantFor(rt, kase.id, item, action, receipt, { reason: item.reason ?? kase.now.title, ...ownerAnswered(item, resources) });
  const at = receipt.at;
  kase.note(`item.${state}`, 'countersign', {
    item: item.id,
    set: {
      state, receipt, intent: null, waiting: null, exception: null,
      ...(grant && { grant }),
      ...(outcome.refusal && { because: outcome.refusal.message }),
      stages: [...kase.item(item.id).stages, { stage: 'act', at }, { stage: 'verify', at }],
    },
    ...(outcome.detail && { evidence: { detail: outcome.detail } }),
  });
  answered(kase, item);
  if (state !== 'refused') noteUndone(kase, item, at);
  else if (item.ends) {
    const states = receipt.refusal?.code === 'CHANGED_SINCE' ? statesOf(action, recordOf(kase, item), outcome.before) : undefined;
    await noteStuck(rt, kase, item, { why: receipt.refusal?.message ?? 'The system refused', ...(states && { states }) });
  }
  if (grant) noteExtended(kase, item, grant, at);
  if (state === 'verified' || state === 'claimed') kase.note('request.done', 'countersign', { request: { doneAt: at } });
  if (await commitItem(kase, item.id)) tell(emit, rt, 'verify', 'done', { itemId: item.id });
  return 'end';
}

/** What this item took back is no longer held. */
function noteUndone(kase: Case, item: ItemRecord, at: string) {
  const origin = item.undoOf && kase.now.items.find(i => i.id === item.undoOf);
  if (!origin) return;
  const { exception: _over, ...given } = origin.grant ?? {};
  const grant = origin.grant && { ...(given as Grant), state: 'ended' as const, until: at, endedBecause: item.ends?.why ?? 'Undone' };
  kase.note(item.ends ? 'grant.ended' : 'item.undone', 'countersign', {
    item: origin.id, set: { ...(item.ends ? {} : { state: 'undone' as const }), ...(grant && { grant }) },
  });
}

/** What was recorded when the thing was done that this item takes back. */
const recordOf = (kase: Case, item: ItemRecord) => kase.now.items.find(i => i.id === item.undoOf)?.receipt;

/** One access has one end: the older grant gives way to the one that moved it. */
function noteExtended(kase: Case, item: ItemRecord, by: Grant, at: string) {
  const origin = kase.now.items.find(i => i.id === item.extends);
  if (origin?.grant?.state !== 'active') return;
  kase.note('grant.ended', 'countersign', { item: origin.id, set: { grant: { ...origin.grant, state: 'ended', until: at, endedBecause: by.until ? `Extended until ${by.until}` : 'Kept, with the new owner’s yes' } } });
}

const claims = (requestId: string, item: ItemRecord) => ({
  requestId, itemId: item.id, action: item.action, payloadHash: item.payloadHash, subject: item.subject,
  runKey: effectKey(requestId, item.id, item.attempt),
});
