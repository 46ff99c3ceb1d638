import type { Actor } from '../types';
import type { MachineEvent, MachinesView } from './types';

/** Events from machines: hints that are read again, under permits and bounds of their own (G4). */
export interface MachinesDesk {
  /** @throws DeskError 403 for a source or a kind without a permit */
  event(event: MachineEvent): Promise<void>;
  /** Tickets that active access is tied to and that this source says are closed: for a host whose source sends no word of it. */
  closedTickets(source: string): Promise<readonly string[]>;
  /** Administrators, security and auditors. */
  machines(actor: Actor): Promise<MachinesView>;
  /** The first person asks, a second one releases: then the source is read again. */
  releaseMachine(actor: Actor, id: string): Promise<MachinesView>;
}
