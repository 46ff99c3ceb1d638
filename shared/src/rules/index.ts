export { LiveRules, type Rulebook, type Rules } from './live';
export { ownSystem } from './system';
export { rulesVerbs } from './verbs';
export type { RulesDesk } from './desk-api';
export type { RuleFiles, RulesChange, RulesCheck, RulesFault, RulesVersion, RulesView } from './types';
export { digestOf } from './digest';
export { writtenLately } from './written-lately';
