/**
 * Types, API shapes and permissions shared by the Countersign plugins.
 * @packageDocumentation
 */
export * from './permissions';
export * from './api';
