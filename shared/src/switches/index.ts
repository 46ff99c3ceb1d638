export { SwitchBoard, SWITCHES_STREAM } from './board';
export { heldBy, hold } from './hold';
export { stopFor } from './stops';
export { switchVerbs } from './verbs';
export type { SwitchesDesk } from './desk-api';
export type { PulledSwitch, SwitchesView, SwitchKind, SwitchScope } from './types';
