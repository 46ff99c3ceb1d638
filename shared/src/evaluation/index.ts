export { caseSchema, casesSchema, type EvaluationCase, type Outcome } from './case';
export { givenSchema, type Given } from './given';
export { compare, outcomeOf } from './compare';
export { reconcile, type SystemChange } from './reconcile';
