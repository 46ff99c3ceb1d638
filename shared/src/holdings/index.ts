export { driftBoard, DRIFT_STREAM, type DriftState } from './board';
export { ACCESS_ACTIONS } from './actions';
export { accessSystem } from './system';
export { leaverOf, offboard } from './offboard';
export { openLeaving } from './leave';
export { scanDue } from './scan';
export { holdingsVerbs } from './verbs';
export type { HoldingsDesk } from './desk-api';
export type { DriftKind, DriftView, Finding, FindingView, SystemScan } from './types';
