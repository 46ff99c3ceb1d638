import { NeedsPerson, NoAccount } from '../contract';
import { EgressRefused } from '../egress';
import type { Runtime } from '../runtime';
import type { ItemRecord } from '../state/record';
import type { Json } from '../types';
import { scrubState, scrubText } from '../safety';
import { CAPABILITY_MS } from './capability';
import type { Action } from './catalog';
import { readContext } from './context';

/** How long a system may take to show what it did; then the outcome is `unknown` and read again later. */
const DEADLINE_MS = 8_000;
const FIRST_PAUSE_MS = 40;

export interface ReadBack { readonly held: 'held' | 'notHeld' | 'unknown'; readonly state?: Json; readonly error?: string; /** The system was not asked: what it would take is missing here, and a later try says the same. */ readonly unasked?: true }

/** What the system says now. Never throws: a system that does not answer is `unknown`. */
export async function readState(rt: Runtime, action: Action, item: ItemRecord): Promise<ReadBack> {
  if (!action.change.read) return { held: 'unknown' };
  try {
    const state = (await action.change.read(item.input, readContext(rt, action))) as Json;
    return { state: scrubState(state), held: action.change.reached?.(item.input, state, began(rt, item)) ?? 'unknown' };
  } catch (error) {
    const unasked = error instanceof NoAccount || error instanceof NeedsPerson || error instanceof EgressRefused;
    return { held: 'unknown', error: scrubText((error as Error).message), ...(unasked && { unasked }) };
  }
}

/** A capability is minted when its effect begins. */
const began = (rt: Runtime, { intent }: ItemRecord) => (intent ? new Date(Date.parse(intent.expiresAt) - CAPABILITY_MS) : rt.clock.now());

/** Reads until the goal is held or the deadline is over; eventual consistency is normal, not an error. */
export async function readUntilHeld(rt: Runtime, action: Action, item: ItemRecord): Promise<ReadBack> {
  const until = Date.now() + DEADLINE_MS;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, 1_000)) {
    const seen = await readState(rt, action, item);
    if (seen.held === 'held' || !action.change.read || Date.now() + pause > until) return seen;
    await new Promise(done => setTimeout(done, pause));
  }
}
