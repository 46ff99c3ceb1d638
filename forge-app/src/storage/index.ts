/** The installation's own database. */
export { forgeKnex } from './client';
export { ClosedAccounts } from './closed-accounts';
export { schemaMissing, SqlError } from './errors';
export { IssueLinks, type IssueLink } from './issue-links';
export { migrate, schemaReady, type Migrated } from './migrate';
export { selfTest, type Finding } from './self-test';
export { storageUse, type Environment, type StorageUse } from './size';
export { UsedNonces } from './used-nonces';
