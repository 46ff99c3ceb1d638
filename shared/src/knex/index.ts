/**
 * Repositories on the host's Knex: journal, checkpointer, one-time secrets, settling facts, and their migrations as code.
 * @packageDocumentation
 */
export { KnexJournal } from './journal';
export { KnexSaver } from './saver';
export { KnexSettling } from './settling';
export { KnexSecrets } from './secrets';
export { migrate, migrations } from './migrations';
