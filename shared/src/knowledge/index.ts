export { createKnowledge } from './knowledge';
