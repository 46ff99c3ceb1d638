import type { ItemRecord, RequestRecord } from '../state/record';
import { isDone, stateOf } from '../state/status';

/** What was asked for: an end or an undo is no wish of its own. */
export const askedIn = (r: RequestRecord): ItemRecord[] => r.items.filter(i => !i.ends && !i.undoOf);
/** Asked for, done, and not undone since. */
export const doneIn = (r: RequestRecord): ItemRecord[] => askedIn(r).filter(isDone);

/** Verified = read back and (confirmed or 72 h of silence); of an answer, which changes nothing, confirmed. The four are never added up. */
export function resolutionOf(r: RequestRecord): 'claimed' | 'verified' | 'abandoned' | undefined {
  if (r.closed?.as === 'cancelled') return 'abandoned';
  const done = doneIn(r);
  if (askedIn(r).length > 0 && !done.length) return undefined;
  if (r.closed?.as === 'resolved') return done.every(i => i.state === 'verified') ? 'verified' : 'claimed';
  return stateOf(r) === 'done' ? 'claimed' : undefined;
}
