import { randomBytes } from 'node:crypto';
import { createConnection as open } from 'node:net';
import { createConnection, type Connection } from 'mysql2/promise';

const HOST = '127.0.0.1';
const PORT = 3306;
/** The server has room for 151 connections, and others use it too. */
const AT_ONCE = 16;
const user = process.env.COUNTERSIGN_TEST_MYSQL_USER ?? 'root';
const password = process.env.COUNTERSIGN_TEST_MYSQL_PASSWORD ?? '';

/** Whether a MySQL-compatible server answers here. */
export const sqlServerAnswers = () => new Promise<boolean>(done => {
  const socket = open({ port: PORT, host: HOST }).once('connect', () => { socket.end(); done(true); }).once('error', () => done(false));
});

const connect = (database?: string) => createConnection({
  host: HOST, port: PORT, user, password, database, dateStrings: true, supportBigNumbers: true, bigNumberStrings: true, timezone: 'Z', multipleStatements: false,
});

/** One database of its own, and no connection that outlives a statement: nothing of a session carries over. */
export class SqlServer {
  private made?: Promise<string>;
  private open = 0;
  private readonly queue: (() => void)[] = [];

  /** @param keep - a database that stays; without it a fresh one, dropped at the end. */
  constructor(private readonly keep?: string) {
    if (keep !== undefined && !/^\w{1,64}$/.test(keep)) throw new Error(`not a name for a database: ${keep}`);
  }

  async once<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    const name = await (this.made ??= this.make());
    if (this.open >= AT_ONCE) await new Promise<void>(go => { this.queue.push(go); });
    this.open += 1;
    try { return await using(await connect(name), work); } finally { this.open -= 1; this.queue.shift()?.(); }
  }

  async drop(): Promise<void> {
    if (this.keep || !this.made) return;
    const name = await this.made;
    await using(await connect(), c => c.query(`drop database \`${name}\``));
    this.made = undefined;
  }

  private async make(): Promise<string> {
    const name = this.keep ?? `forge_${randomBytes(6).toString('hex')}`;
    await using(await connect(), c => c.query(`create database if not exists \`${name}\` character set utf8mb4 collate utf8mb4_bin`));
    return name;
  }
}

async function using<T>(connection: Connection, work: (c: Connection) => Promise<T>): Promise<T> {
  try { return await work(connection); } finally { connection.destroy(); }
}
