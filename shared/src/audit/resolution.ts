import type { RequestRecord } from '../state/record';
import { isDone, stateOf } from '../state/status';

/** Verified = read back and (confirmed or 72 h of silence). The four are never added up. */
export function resolutionOf(r: RequestRecord): 'claimed' | 'verified' | 'abandoned' | undefined {
  const done = r.items.filter(i => isDone(i) && !i.ends);
  if (r.closed?.as === 'resolved') return done.every(i => i.state === 'verified') ? 'verified' : 'claimed';
  if (r.closed?.as === 'cancelled') return 'abandoned';
  return stateOf(r) === 'done' ? 'claimed' : undefined;
}
