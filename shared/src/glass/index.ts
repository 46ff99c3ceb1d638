export { glassBoard, GLASS_STREAM, REVIEW_MS, stateOfWindow, type GlassState } from './board';
export { glassHolds } from './decision';
export { glassVerbs } from './verbs';
export type { GlassDesk } from './desk-api';
export type { GlassVerdict, GlassView, GlassWindow } from './types';
