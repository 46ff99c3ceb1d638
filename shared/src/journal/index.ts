export type { Erasing, ErasedCounts, Journal, JournalEvent, NewEvent, Head, Projected, RequestRow, RequestFilter } from './journal';
export { Conflict } from './journal';
export { ERASED } from './sealed';
export { CLASSES, type PrivateClass } from './personal';
