export { replay, type ReplayWith, type RulesThen } from './replay';
export { replayVerbs } from './verbs';
export { namesNow, planEvidence, rememberingSayer } from './names';
export { recordedIn, type DecisionEvidence, type PlanEvidence, type RecordedDecision } from './recorded';
export type { ReplayDesk } from './desk-api';
export type { Replay, ReplayedStep } from './types';
