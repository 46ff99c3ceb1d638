import type { Actor } from '../types';
import type { Replay } from './types';

export interface ReplayDesk {
  /** Every plan and decision of a request made again from its record alone; for auditors and administrators. */
  replay(actor: Actor, id: string): Promise<Replay>;
}
