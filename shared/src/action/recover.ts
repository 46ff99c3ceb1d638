import type { Case } from '../case';
import { silent, type Runtime } from '../runtime';
import type { ItemRecord } from '../state/record';
import { finish } from './act';
import { commitItem } from './settle';
import type { Action } from './catalog';
import type { Next } from './graph';
import { readState } from './verify';

/** After the capability can no longer be in use by a runner that is only slow. */
const GRACE_MS = 30_000;
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
    kase.note('item.retried', 'countersign', { item: item.id, set: { state: 'planned', intent: null, waiting: null, attempt: item.attempt + 1 } });
    return (await commitItem(kase, item.id)) ? 'decide' : 'end';
  }
  return seen.held === 'notHeld' || now > Date.parse(intent.expiresAt) + EXCEPTION_MS ? park(rt, kase, item) : again(rt, kase, item);
}

async function again(rt: Runtime, kase: Case, item: ItemRecord): Promise<Next> {
  const retryAt = new Date(rt.clock.now().getTime() + 2 * 60_000).toISOString();
  kase.note('item.unknown', 'countersign', { item: item.id, set: { state: 'unknown', waiting: { for: 'system', message: 'The system did not answer', retryAt } } });
  await commitItem(kase, item.id);
  return 'end';
}

async function park(rt: Runtime, kase: Case, item: ItemRecord): Promise<Next> {
  const at = rt.clock.now().toISOString();
  const because = 'It may or may not have happened, and the system does not say. A person looks at it.';
  kase.note('item.handed-over', 'countersign', {
    item: item.id, set: { state: 'handed-over', waiting: null, because },
    request: { handoff: { reason: 'Outcome unknown', summary: `${item.sentence}: ${because}`, tried: [item.sentence], at, state: 'open' } },
  });
  await commitItem(kase, item.id);
  return 'end';
}
