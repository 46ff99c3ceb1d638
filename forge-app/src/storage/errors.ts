/** What `@forge/sql` throws: `context.debug` is the database's own error, where there was one. */
interface ApiError { readonly code?: string; readonly message: string; readonly responseDetails?: { readonly status: number }; readonly context?: { readonly debug?: Debug } }
interface Debug { readonly code?: string; readonly errno?: number; readonly sqlState?: string; readonly sqlMessage?: string; readonly message?: string }

const TOO_MANY = 429;
const SERVER_ERROR = 500;

/** Carries what a driver's error would: `code`, `errno`, `sqlState`. */
export class SqlError extends Error {
  readonly name = 'ForgeSqlError';
  readonly code: string;
  readonly errno?: number;
  readonly sqlState?: string;

  constructor(message: string, { code, errno, sqlState, cause }: { code: string; errno?: number; sqlState?: string; cause: unknown }) {
    super(message, { cause });
    this.code = code;
    if (errno !== undefined) this.errno = errno;
    if (sqlState !== undefined) this.sqlState = sqlState;
  }
}

/** `RATE_LIMITED`: nothing was applied. `QUERY_TIMED_OUT` and `UNKNOWN_ERROR`: it may have been, the statement goes on over there. */
export function sqlError(error: unknown): SqlError {
  const { code, message, responseDetails, context } = error as ApiError;
  // Without an answer of the API the call died on its way.
  if (!responseDetails) return new SqlError(message, { code: 'UNKNOWN_ERROR', cause: error });
  if (responseDetails.status === TOO_MANY) return new SqlError(message, { code: 'RATE_LIMITED', cause: error });
  const { debug } = context ?? {};
  if (code === 'QUERY_TIMED_OUT') return new SqlError(message, { code, cause: error });
  if (debug?.errno || debug?.code) return new SqlError(debug.sqlMessage ?? debug.message ?? message, { code: debug.code ?? code ?? '', errno: debug.errno, sqlState: debug.sqlState, cause: error });
  const lost = responseDetails.status >= SERVER_ERROR;
  return new SqlError(message, { code: lost ? 'UNKNOWN_ERROR' : code ?? '', cause: error });
}

const NO_SUCH_TABLE = 1146;

/** The schema is not there yet: the app was installed a moment ago. */
export const schemaMissing = (error: unknown): boolean => error instanceof SqlError && error.errno === NO_SUCH_TABLE;
