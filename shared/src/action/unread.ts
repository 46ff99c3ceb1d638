import type { Case } from '../case';
import { nextTry } from '../grants/back-off';
import { takesAway } from '../limits';
import type { Runtime } from '../runtime';
import type { ItemRecord } from '../state/record';
import type { Action } from './catalog';
import { changed } from './decide';
import type { Next } from './graph';
import type { ReadBack } from './verify';

/**
 * What was there before cannot be read, so what would be done could be neither proved nor taken back: it waits, longer each time (G19).
 * Taking access away does not wait: that it goes matters more than a way back.
 */
export async function waitUntilRead(rt: Runtime, kase: Case, item: ItemRecord, before: ReadBack): Promise<Next> {
  const now = rt.clock.now();
  const unreadSince = item.unreadSince ?? now.toISOString();
  const waiting = { for: 'system' as const, message: 'The system cannot be read, so nothing is changed there', retryAt: nextTry(unreadSince, now).retryAt };
  kase.note('item.waiting', 'countersign', { item: item.id, set: { state: 'waiting', unreadSince, waiting }, evidence: { unreadable: before.error ?? '' } });
  await kase.commit(newer => changed(newer.items.find(i => i.id === item.id), item));
  return 'approve';
}

export const mustBeRead = (rt: Runtime, action: Action, item: ItemRecord, { state, unasked }: ReadBack) => action.change.read !== undefined && state === undefined && !unasked && !item.ends && !takesAway(rt, item);
