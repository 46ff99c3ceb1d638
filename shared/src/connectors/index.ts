/**
 * Connectors that need only fetch. A new one is a list of changes declared as data.
 * @packageDocumentation
 */
export { directoryConnector } from './directory';
export { hrConnector } from './hr';
export { jiraConnector } from './jira';
export { scimConnector } from './scim';
export { prodConnector } from './prod';
export { devicesConnector, incidentsConnector, printersConnector } from './everyday';
