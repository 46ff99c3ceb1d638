import type { Actor } from '../types';
import type { LimitsView } from './types';

/** How much of each bound is used (G23). */
export interface LimitsDesk {
  /** One's own; everybody's for administrators, security and auditors. */
  limits(actor: Actor): Promise<LimitsView>;
}
