export { explainVerbs } from './verbs';
export { explain, type Sight } from './why';
export type { ExplainDesk } from './desk-api';
export type { FactSaid, NeedSaid, Why } from './types';
