export { DefinitionError, readYaml, type Mistake } from './yaml';
export { readRequestType } from './request-type';
export { readArticle } from './article';
export { readCompany, settingsIn, type Company } from './company';
export { collector } from './collector';
