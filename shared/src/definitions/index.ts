export { DefinitionError, readYaml, type Mistake } from './yaml';
export { readRequestType } from './request-type';
export { readArticle } from './article';
