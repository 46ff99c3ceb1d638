import type { Case } from '../case';
import { tryEndingAgain, noteStuck } from '../grants/not-ended';
import { nextTry } from '../grants/back-off';
import { answered, noteUnknown } from '../grants/unknown';
import { silent, type Runtime } from '../runtime';
import type { ItemRecord } from '../state/record';
import { finish } from './act';
import { commitItem } from './settle';
import type { Action } from './catalog';
import type { Next } from './graph';
import { readState } from './verify';

/** After the capability can no longer be in use by a runner that is only slow. */
export const GRACE_MS = 30_000;
/** Then a person owns the question. */
const EXCEPTION_MS = 15 * 60_000;

/**
 * An intent without a receipt: somebody crashed, or an answer was lost. The system is read back; it says what happened.
 * `notHeld` is a fact only where the change cannot still arrive: then the same item is tried again under a new attempt
 * if sending twice is harmless, else it goes to a person. Nothing is guessed (G19).
 */
export async function settleUnknown(rt: Runtime, kase: Case, item: ItemRecord, action: Action): Promise<Next> {
  const intent = item.intent;
  if (!intent) return 'end';
  const now = rt.clock.now().getTime();
  if (now < Date.parse(intent.expiresAt) + GRACE_MS) return 'end';
  const seen = await readState(rt, action, item);
  if (seen.held === 'held') return finish(rt, kase, item, action, { outcome: 'changed', before: intent.before, seen }, silent);
  if (seen.held === 'notHeld' && action.change.idempotent) {
    if (item.ends) return tryEndingAgain(rt, kase, item, 'The system did not take it away');
    // Sent for a day and never there: a person owns it, and nothing is sent any more.
    const triedSince = item.triedSince ?? intent.expiresAt;
    if (nextTry(triedSince, rt.clock.now()).owned) return readAgain(rt, kase, item, true);
    kase.note('item.retried', 'countersign', { item: item.id, set: { state: 'planned', triedSince, intent: null, waiting: null, exception: null, attempt: item.attempt + 1 } });
    answered(kase, item);
    return (await commitItem(kase, item.id)) ? 'decide' : 'end';
  }
  return readAgain(rt, kase, item, seen.held === 'notHeld');
}

/** Read again, with longer pauses. Longer than 15 minutes, or a system that says no where sending twice could do harm: a person owns it. */
async function readAgain(rt: Runtime, kase: Case, item: ItemRecord, deniesIt: boolean): Promise<Next> {
  const now = rt.clock.now();
  const expired = item.intent?.expiresAt ?? now.toISOString();
  const { retryAt } = nextTry(expired, now);
  if (deniesIt || now.getTime() > Date.parse(expired) + EXCEPTION_MS) await noteUnknown(rt, kase, item, retryAt);
  else kase.note('item.unknown', 'countersign', { item: item.id, set: { state: 'unknown', waiting: { for: 'system', message: 'The system did not answer', retryAt } } });
  if (item.ends && nextTry(item.ends.since ?? expired, now).owned) await noteStuck(rt, kase, item, { why: 'The system does not answer, so it is not known whether the access is gone', retryAt });
  await commitItem(kase, item.id);
  return 'end';
}
