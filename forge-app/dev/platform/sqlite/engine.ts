import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { FieldPacket, QueryResult } from 'mysql2/promise';
import type { SqlCall, SqlEngine } from '../sql-engine';
import { toSqlite } from './dialect';
import { asMysql, MysqlError } from './errors';
import { NUMBERED } from './schema';
import { LONGEST_KEY, VIEWS, WIDE_KEYS } from './views';

/** Beside what the portal keeps. */
export const keptFile = (name: string) => path.join(__dirname, '../../../../.data/forge-sql', `${name}.sqlite`);
const BIGINT = 8;
const WILD: Readonly<Record<string, string | undefined>> = { '%': '.*', _: '.' };
const INT = 2n ** 31n;
const DONE = { affectedRows: 0, fieldCount: 0, info: '', insertId: 0, serverStatus: 2, warningStatus: 0 };

type Prepared = Database.Statement<unknown[], Record<string, unknown>>;

/**
 * Plays Forge SQL where no server is. One connection: a statement that could leave something on it is either refused by the policy
 * or not known to the dialect. Nothing can stop a statement that takes too long. An upsert says 1 for each row, where MySQL says 2 for one it changed.
 */
export class SqliteEngine implements SqlEngine {
  private readonly db: Database.Database;

  constructor(keep?: string) {
    const file = keep && keptFile(keep);
    if (file) mkdirSync(path.dirname(file), { recursive: true });
    this.db = new Database(file ?? ':memory:');
    this.db.pragma('page_size = 16384');
    this.db.function('database', { deterministic: true }, () => 'forge');
    this.db.function('repeat', { deterministic: true }, (text, times) => String(text).repeat(Number(times)));
    this.db.function('like', { deterministic: true }, (pattern, text) => (pattern === null || text === null ? null : Number(likeness(String(pattern)).test(String(text)))));
    this.db.exec(VIEWS);
  }

  async once({ endpoint, sql, values }: SqlCall): Promise<[QueryResult, FieldPacket[]]> {
    try {
      if (/^\s*set\s+@\w+\s*=/i.test(sql)) return written({});
      const statement = this.db.prepare<unknown[], Record<string, unknown>>(toSqlite(sql)).safeIntegers(true);
      // Bound as a whole number: SQLite would keep 5 as "5.0" in a column of text.
      const bound = values.map(v => (Number.isInteger(v) ? BigInt(v as number) : v));
      if (statement.reader) return rows(sql, statement, bound);
      return endpoint === 'ddl' ? this.change(statement) : this.write(sql, statement, bound);
    } catch (error) {
      throw asMysql(error, sql);
    }
  }

  async drop(): Promise<void> { this.db.close(); }

  private write(sql: string, statement: Prepared, bound: readonly unknown[]): [QueryResult, FieldPacket[]] {
    const { changes, lastInsertRowid } = statement.run(...bound);
    const [, table] = /^\s*insert\s+(?:ignore\s+)?into\s+`?(\w+)/i.exec(sql) ?? [];
    const numbered = table && this.db.prepare('select 1 from pragma_table_info(?) where type = ?').get(table, NUMBERED);
    return written({ affectedRows: changes, insertId: numbered ? Number(lastInsertRowid) : 0 });
  }

  /** Keys that MySQL would find too wide are taken back. */
  private change(statement: Prepared): [QueryResult, FieldPacket[]] {
    this.db.transaction(() => {
      statement.run();
      if (this.db.prepare(WIDE_KEYS).get()) throw new MysqlError(1071, 'ER_TOO_LONG_KEY', '42000', `Specified key was too long; max key length is ${LONGEST_KEY} bytes`);
    })();
    return written({});
  }
}

const written = (what: Partial<typeof DONE>): [QueryResult, FieldPacket[]] => [{ ...DONE, ...what } as QueryResult, []];

function rows(sql: string, statement: Prepared, bound: readonly unknown[]): [QueryResult, FieldPacket[]] {
  const columns = statement.columns();
  const found = statement.all(...bound);
  // A count is a BIGINT and a sum a DECIMAL: either comes as text.
  const counts = new Set([...sql.matchAll(/\b(?:count|sum)\s*\([^()]*\)(?:\s+as\s+`?(\w+)`?)?/gi)].map(([whole, alias]) => alias ?? whole));
  const isBig = ({ name, column, type }: Database.ColumnDefinition) =>
    (column === null ? counts.has(name) || found.some(r => typeof r[name] === 'bigint' && !inInt(r[name])) : type === 'bigint' || type === NUMBERED);
  const big = new Set(columns.filter(isBig).map(c => c.name));
  const plain = (row: Record<string, unknown>) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' && !big.has(name) ? Number(value) : value]));
  return [found.map(plain) as QueryResult, columns.map(({ name }) => ({ name, columnType: big.has(name) ? BIGINT : 0 })) as FieldPacket[]];
}

const inInt = (value: bigint) => value >= -INT && value < INT;

/** A pattern of LIKE, as MySQL reads it: capital letters count, and a backslash takes the next sign as it is. */
function likeness(pattern: string): RegExp {
  const itself = (sign: string) => sign.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
  return new RegExp(`^${pattern.replace(/\\(.)|(.)/gsu, (_, taken?: string, sign = '') => (taken === undefined ? WILD[sign] ?? itself(sign) : itself(taken)))}$`, 'su');
}
