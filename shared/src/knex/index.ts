/**
 * Repositories on the host's Knex: journal, checkpointer, one-time secrets, settling facts, and their migrations as code.
 * @packageDocumentation
 */
export { faultOf, type Fault } from './errors';
export { KnexCounters } from './counters';
export { KnexJournal } from './journal';
export { KnexSaver } from './saver';
export { ShortJournal } from './short-journal';
export { KnexSeals } from './seals';
export { KnexSettling } from './settling';
export { KnexRelations } from './relations';
export { KnexSecrets } from './secrets';
export { migrate, migrations } from './migrations';
