export { Breaker, SYSTEMS_STREAM } from './board';
export { report, restOf, tellNotConnected } from './report';
export { systemsVerbs } from './verbs';
export type { SystemsDesk } from './desk-api';
export type { BreakerState, SystemHealth, SystemState } from './types';
