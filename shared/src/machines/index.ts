export { machineBoard, MACHINES_STREAM, type MachineState } from './board';
export { machineHandlers, type MachineHandler } from './handlers';
export { principalOf, resume as resumeMachines } from './receive';
export { machineVerbs } from './verbs';
export type { MachinesDesk } from './desk-api';
export type { MachineEffect, MachineEvent, MachineHold, MachinesView } from './types';
