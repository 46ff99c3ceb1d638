/**
 * Repositories on the host's Knex: journal, checkpointer, one-time secrets, and their migrations as code.
 * @packageDocumentation
 */
export { KnexJournal } from './journal';
export { KnexSaver } from './saver';
export { KnexSecrets } from './secrets';
export { migrate, migrations } from './migrations';
