import { shiftOver } from '../grants/shift-over';
import { incidentClosed } from './incident-closed';
import { leaver } from './leaver';
import type { Runtime } from '../runtime';
import type { MachineEffect, MachineEvent } from './types';

/**
 * One per kind of event. `read` asks the source again and answers what is to be done, or undefined when the source does not confirm it:
 * a row that is not there proves nothing. It changes nothing; `apply` of its answer does, after the frame has let it pass (G4).
 */
export interface MachineHandler { readonly kind: string; read(rt: Runtime, event: MachineEvent): Promise<MachineEffect | undefined> }

export const machineHandlers: readonly MachineHandler[] = [
  incidentClosed, shiftOver, leaver,
];
