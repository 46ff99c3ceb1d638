/** What a driver of MySQL throws. */
export class MysqlError extends Error {
  readonly sqlMessage: string;

  constructor(readonly errno: number, readonly code: string, readonly sqlState: string, message: string) {
    super(message);
    this.sqlMessage = message;
  }
}

export const notPlayed = (what: string) => new MysqlError(1235, 'ER_NOT_SUPPORTED_YET', '42000', `SQLite does not play this part of Forge SQL: ${what}. Teach it in dev/platform/sqlite, or set COUNTERSIGN_FORGE_SQL=mariadb.`);

interface Meaning {
  readonly on: RegExp;
  /** Only in such statements. */
  in?(sql: string, named: string): boolean;
  readonly as: readonly [errno: number, code: string, sqlState: string, message: string];
}
const leavesOut = (sql: string, column: string) => /^\s*insert/i.test(sql) && !new RegExp(`^[^(]*\\([^)]*\\b${column}\\b`).test(sql);

/** By the words of SQLite, the first that fits. `$1` is what they name. No value that was bound is in them. */
const MEANINGS: readonly Meaning[] = [
  { on: /^UNIQUE constraint failed: (.+)/, as: [1062, 'ER_DUP_ENTRY', '23000', "Duplicate entry for key '$1'"] },
  { on: /^NOT NULL constraint failed: \w+\.(\w+)/, in: leavesOut, as: [1364, 'ER_NO_DEFAULT_FOR_FIELD', 'HY000', "Field '$1' doesn't have a default value"] },
  { on: /^NOT NULL constraint failed: \w+\.(\w+)/, as: [1048, 'ER_BAD_NULL_ERROR', '23000', "Column '$1' cannot be null"] },
  { on: /^CHECK constraint failed: too long (\w+)/, as: [1406, 'ER_DATA_TOO_LONG', '22001', "Data too long for column '$1' at row 1"] },
  { on: /^CHECK constraint failed: out of range (\w+)/, as: [1264, 'ER_WARN_DATA_OUT_OF_RANGE', '22003', "Out of range value for column '$1' at row 1"] },
  { on: /^CHECK constraint failed: not a number (\w+)/, as: [1366, 'ER_TRUNCATED_WRONG_VALUE_FOR_FIELD', '22007', "Incorrect integer value for column '$1' at row 1"] },
  { on: /^CHECK constraint failed: not a time (\w+)/, as: [1292, 'ER_TRUNCATED_WRONG_VALUE', '22007', "Incorrect datetime value for column '$1' at row 1"] },
  { on: /^no such table: (?:main\.)?(.+)/, in: sql => /^\s*drop/i.test(sql), as: [1051, 'ER_BAD_TABLE_ERROR', '42S02', "Unknown table '$1'"] },
  { on: /^no such table: (?:main\.)?(.+)/, as: [1146, 'ER_NO_SUCH_TABLE', '42S02', "Table '$1' doesn't exist"] },
  { on: /^table `?"?(\w+)`?"? already exists/, as: [1050, 'ER_TABLE_EXISTS_ERROR', '42S01', "Table '$1' already exists"] },
  { on: /^index (.+) already exists/, as: [1061, 'ER_DUP_KEYNAME', '42000', "Duplicate key name '$1'"] },
  { on: /^duplicate column name: (.+)/, as: [1060, 'ER_DUP_FIELDNAME', '42S21', "Duplicate column name '$1'"] },
  { on: /^no such column: (.+)/, as: [1054, 'ER_BAD_FIELD_ERROR', '42S22', "Unknown column '$1'"] },
  { on: /has no column named (.+)/, as: [1054, 'ER_BAD_FIELD_ERROR', '42S22', "Unknown column '$1'"] },
  { on: /parameter values were provided/, as: [1210, 'ER_WRONG_ARGUMENTS', 'HY000', 'Incorrect arguments to execute'] },
  { on: /syntax error|incomplete input|unrecognized token/, as: [1064, 'ER_PARSE_ERROR', '42000', 'You have an error in your SQL syntax'] },
];

/** The same fault as MySQL would tell it. */
export function asMysql(error: unknown, sql: string): MysqlError {
  if (error instanceof MysqlError) return error;
  const { message } = error as Error;
  for (const { on, in: fits, as: [errno, code, sqlState, words] } of MEANINGS) {
    const [found, named = ''] = on.exec(message) ?? [];
    if (found !== undefined && (!fits || fits(sql, named))) return new MysqlError(errno, code, sqlState, words.replace('$1', named));
  }
  return new MysqlError(1105, 'ER_UNKNOWN_ERROR', 'HY000', message);
}
