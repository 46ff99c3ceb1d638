import { randomBytes } from 'node:crypto';
import { createConnection, type Connection } from 'mysql2/promise';
import type { SqlCall, SqlEngine } from './sql-engine';

/** The server has room for 151 connections, and others use it too. */
const AT_ONCE = 16;
const SERVER = {
  host: '127.0.0.1', port: 3306, user: process.env.COUNTERSIGN_TEST_MYSQL_USER ?? 'root', password: process.env.COUNTERSIGN_TEST_MYSQL_PASSWORD ?? '',
  dateStrings: true, supportBigNumbers: true, bigNumberStrings: true, timezone: 'Z', multipleStatements: false,
};

const connect = (database?: string) => createConnection({ ...SERVER, database });

/** Whether MariaDB, or another server that speaks as MySQL does, lets us in here. */
export const mariaDbAnswers = () => connect().then(c => { c.destroy(); return true; }, () => false);

/** One database of its own, and no connection that outlives a statement. */
export class MariaDbEngine implements SqlEngine {
  private made?: Promise<string>;
  private open = 0;
  private readonly queue: (() => void)[] = [];

  constructor(private readonly keep?: string) {}

  async once({ endpoint, ...call }: SqlCall) {
    const name = await (this.made ??= this.make());
    if (this.open >= AT_ONCE) await new Promise<void>(go => { this.queue.push(go); });
    this.open += 1;
    try {
      return await using(await connect(name), c => (endpoint === 'ddl' ? c.query({ ...call, values: [...call.values] }) : c.execute({ ...call, values: [...call.values] })));
    } finally {
      this.open -= 1;
      this.queue.shift()?.();
    }
  }

  async drop(): Promise<void> {
    if (this.keep || !this.made) return;
    const name = await this.made;
    await using(await connect(), c => c.query(`drop database if exists \`${name}\``));
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
