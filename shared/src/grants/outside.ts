import { Conflict } from '../journal';
import type { Runtime } from '../runtime';
import { isDue } from './every';
import { ownersChanged } from './owner-changed';
import { endShiftAccess, shiftsOver } from './shift';

/** What access rests on outside the desk is read again: shifts every minute, owners every ten (G20). */
export async function outsideMoved(rt: Runtime): Promise<void> {
  const now = rt.clock.now();
  if (isDue(rt, 'shifts', now, 60_000)) await guarded(rt, 'reading on-call shifts', async () => endShiftAccess(rt, await shiftsOver(rt), 'countersign'));
  if (isDue(rt, 'owners', now, 600_000)) await guarded(rt, 'looking for changed owners', () => ownersChanged(rt));
}

/** Another replica was faster, or something cannot be read: the next pass tries again. */
const guarded = (rt: Runtime, what: string, run: () => Promise<void>) =>
  run().catch(error => { if (!(error instanceof Conflict)) rt.log.error(`${what} failed; tried again at the next pass`, error as Error); });
