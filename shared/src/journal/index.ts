export type { Journal, JournalEvent, NewEvent, Head, RequestRow, RequestFilter } from './journal';
export { Conflict } from './journal';
