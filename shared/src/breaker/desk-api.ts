import type { Actor } from '../types';
import type { SystemHealth } from './types';

/** How the connected systems are (G23). */
export interface SystemsDesk {
  /** The desk, administrators, connector operators, security and auditors. Those in trouble first. */
  systemsHealth(actor: Actor): Promise<readonly SystemHealth[]>;
}
