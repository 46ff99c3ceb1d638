/**
 * Chat models: the provider map and the fall-back to the embedded planner. Node only.
 * @packageDocumentation
 */
export { modelFromSpec } from './providers';
export { understandWith, type Said } from './understand';
