/**
 * Countersign service desk for Backstage.
 * @packageDocumentation
 */
export { countersignPlugin as default } from './plugin';
