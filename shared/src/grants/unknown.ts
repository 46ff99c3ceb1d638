import type { Case } from '../case';
import type { Runtime } from '../runtime';
import type { ItemRecord } from '../state/record';
import { isEnded } from '../state/status';
import type { Grant } from '../types';
import { exceptionOwner } from './owner';

export const UNKNOWN = 'Outcome unknown';

/** A person owns the question; it stays unknown, counts as held and is still read again, until evidence answers it (G19). */
export async function noteUnknown(rt: Runtime, kase: Case, item: ItemRecord, retryAt: string): Promise<void> {
  const at = rt.clock.now().toISOString();
  const why = 'It may or may not have happened, and the system does not say.';
  const exception = { owner: await exceptionOwner(rt, { resource: item.resource, person: item.subject }), since: item.exception?.since ?? at, why, retryAt };
  const first = !item.exception && kase.now.handoff?.state !== 'taken' && kase.now.handoff?.state !== 'open';
  kase.note('item.unknown', 'countersign', {
    item: item.id, set: { state: 'unknown', exception, waiting: { for: 'system', message: why, retryAt } },
    ...(first && { request: { handoff: { reason: UNKNOWN, summary: `${item.sentence}: ${why}`, tried: [item.sentence], at, state: 'open' } } }),
  });
}

/** The last open question of a request takes its hand-off with it. */
export function answered(kase: Case, item: ItemRecord): void {
  const { handoff, items } = kase.now;
  if (!item.exception || handoff?.reason !== UNKNOWN || handoff.state !== 'open' || items.some(i => i.exception && i.id !== item.id)) return;
  kase.note('handoff.closed', 'countersign', { request: { handoff: { ...handoff, state: 'closed' } } });
}

/** May have happened: an intent without a receipt. It counts as held wherever that is the careful answer. */
export const mayBeHeld = (item: ItemRecord) => item.intent !== undefined && !isEnded(item);

/** How the holder sees it in the list of what they hold. */
export function asGrant(requestId: string, item: ItemRecord): Grant {
  const { role } = item.input;
  return {
    id: `${requestId}.${item.id}`, requestId, itemId: item.id, person: item.subject, resource: item.resource, title: item.what, ...(typeof role === 'string' && { role }),
    reason: item.reason ?? '', since: item.stages.at(-1)?.at ?? '', state: 'unknown', extendable: false, ...(item.exception && { exception: item.exception }),
  };
}
