export type Fault = 'duplicate' | 'retry' | 'unknown' | 'other';

const RETRY_CODES = new Set<string | number>(['SQLITE_BUSY', 'SQLITE_LOCKED', '40001', '40P01', 'ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT', 'RATE_LIMITED', 8002, 8005, 8022, 9007, 1213, 1205]);
const LOST_CODES = new Set<string | number>(['ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'PROTOCOL_CONNECTION_LOST', 'QUERY_TIMED_OUT', 'UNKNOWN_ERROR', '57P01', '08006']);

/** What a database error means for an append: somebody was first, nothing was applied, or nobody knows. */
export function faultOf(error: unknown): Fault {
  const { code, errno, message } = error as { code?: string | number; errno?: number; message?: string };
  const names = [code, errno].filter(x => x !== undefined) as (string | number)[];
  if (names.some(n => n === '23505' || n === 1062 || n === 'ER_DUP_ENTRY' || (typeof n === 'string' && /^SQLITE_CONSTRAINT/.test(n)))) return 'duplicate';
  if (names.some(n => RETRY_CODES.has(n))) return 'retry';
  // PostgreSQL's client gives a lost connection no code, and Knex puts the statement before its words.
  return names.some(n => LOST_CODES.has(n)) || /(?:^| - )Connection (?:terminated|ended)/.test(message ?? '') ? 'unknown' : 'other';
}
