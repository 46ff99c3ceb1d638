import type { Actor } from '../types';
import type { MachineEvent, MachinesView } from './types';

/** Events from machines: hints that are read again, under permits and bounds of their own (G4). */
export interface MachinesDesk {
  /** @throws DeskError 403 for a source or a kind without a permit */
  event(event: MachineEvent): Promise<void>;
  /** Administrators, security and auditors. */
  machines(actor: Actor): Promise<MachinesView>;
  /** The first person asks, a second one releases: then the source is read again. */
  releaseMachine(actor: Actor, id: string): Promise<MachinesView>;
}
