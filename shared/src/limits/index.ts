export { isMass, massOf } from './mass';
export { takeDecision, takeEffect, takeMessage, takeVouching, uncounted } from './take';
export { takesAway } from './takes-away';
export { limitsVerbs } from './verbs';
export { windowAt } from './window';
export type { LimitsDesk } from './desk-api';
export type { Counters, LimitsView, LimitView } from './types';
