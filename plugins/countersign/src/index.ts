/**
 * Ask IT: pages, entity tab and home widget. The default export is for the new frontend system, the named ones for the classic.
 * @packageDocumentation
 */
export { countersignFrontendPlugin as default } from './plugin';
export { CountersignPage, countersignPlugin } from './legacy';
export { countersignApiRef, type CountersignApi } from './api';
