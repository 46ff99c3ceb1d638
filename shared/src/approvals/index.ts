export { pacesOf } from './pace';
export { approvalVerbs } from './verbs';
export type { ApprovalsDesk } from './desk-api';
export type { Away } from './delegations';
export type { BatchBody } from './batch';
export type { OpenApproval, WorkflowAnswer } from './workflow';
