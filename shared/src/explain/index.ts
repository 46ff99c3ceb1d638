export { explainVerbs } from './verbs';
export { explain, type Sight } from './why';
export { approversSaid, whySaid } from './words';
export type { ExplainDesk } from './desk-api';
export type { FactSaid, NeedSaid, Why } from './types';
