export { createCedarPolicy, type CedarPolicyOptions } from './policy';
export type { CedarModule, PolicyFile } from './cedar';
export { PolicyError, type Fault } from './errors';
export { checkPolicy, type CheckedPolicy } from './check';
export { checkProperties, MOST_QUESTIONS, type PropertyResult } from './check-properties';
export { UNNAMED, type Company as PolicyCompany } from './lattice';
export { actionsNamed, checkPromises } from './promises';
export { PROPERTIES } from './properties';
export { policyTable, questionOf, runPolicyTable, type CaseResult, type PolicyCase, type PolicyTable } from './table';
