import type { FieldPacket, QueryResult } from 'mysql2/promise';
import { MariaDbEngine, mariaDbAnswers } from './sql-mariadb';
import { SqliteEngine } from './sqlite/engine';

export type EngineName = 'mariadb' | 'sqlite';

export interface SqlCall {
  readonly endpoint: 'dml' | 'ddl';
  readonly sql: string;
  readonly values: readonly (string | number | null)[];
  /** Milliseconds. */
  readonly timeout: number;
}

/** A database of one installation. Each statement stands alone, and nothing of a session carries over to the next. */
export interface SqlEngine {
  /** Rows or what a write did, in the forms of mysql2. @throws an error of MySQL: `code`, `errno`, `sqlState`, `sqlMessage` */
  once(call: SqlCall): Promise<[QueryResult, FieldPacket[]]>;
  /** Ends it; a database without a name goes too. */
  drop(): Promise<void>;
}

/** Which one plays Forge SQL here: MariaDB where it lets us in, for it is closer to Forge's TiDB; else SQLite, which needs nothing. */
export async function engineHere(asked = process.env.COUNTERSIGN_FORGE_SQL): Promise<EngineName> {
  if (asked && asked !== 'mariadb' && asked !== 'sqlite') throw new Error(`COUNTERSIGN_FORGE_SQL is mariadb or sqlite, not ${asked}.`);
  if (asked !== 'sqlite' && (await mariaDbAnswers())) return 'mariadb';
  if (asked === 'mariadb') throw new Error('MariaDB does not let root in without a password on 127.0.0.1:3306: start it, or leave COUNTERSIGN_FORGE_SQL away and SQLite plays Forge SQL.');
  return 'sqlite';
}

export const PLAYED: Readonly<Record<EngineName, string>> = {
  mariadb: 'Forge SQL is played by MariaDB',
  sqlite: 'Forge SQL is played by SQLite here; with MariaDB on 127.0.0.1:3306 it is played by MariaDB, which is closer',
};

/** @param keep - name of a database that stays; without it a fresh one, gone at the end. */
export const openEngine = (name: EngineName, keep?: string): SqlEngine => (name === 'sqlite' ? new SqliteEngine(keep) : new MariaDbEngine(keep));
