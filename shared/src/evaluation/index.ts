export { caseSchema, casesSchema, type EvaluationCase, type Outcome } from './case';
export { compare, outcomeOf } from './compare';
