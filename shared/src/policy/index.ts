export { createCedarPolicy, type CedarPolicyOptions } from './policy';
export type { CedarModule, PolicyFile } from './cedar';
export { PolicyError, type Fault } from './errors';
