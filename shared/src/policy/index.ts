export { createCedarPolicy, type CedarPolicyOptions } from './policy';
export type { CedarModule, PolicyFile } from './cedar';
export { PolicyError, type Fault } from './errors';
export { checkPolicy, type CheckedPolicy } from './check';
export { policyTable, questionOf, runPolicyTable, type CaseResult, type PolicyCase, type PolicyTable } from './table';
