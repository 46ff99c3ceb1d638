import { randomBytes } from 'node:crypto';
import { createConnection } from 'node:net';
import knex, { type Knex } from 'knex';
import { migrate } from '../knex';

export interface TestDatabase { readonly name: string; readonly available: boolean; open(): Promise<{ db: Knex; drop(): Promise<void> }> }

const answers = (port: number) => new Promise<boolean>(done => {
  const socket = createConnection({ port, host: '127.0.0.1' }).once('connect', () => { socket.end(); done(true); }).once('error', () => done(false));
});

/** Every database the repositories must work on; a server that is not there is named on stderr, and its tests are skipped. */
export async function testDatabases(): Promise<TestDatabase[]> {
  const [pg, mysql] = await Promise.all([answers(5432), answers(3306)]);
  if (!pg) process.stderr.write('skipped: PostgreSQL, nothing answers on 127.0.0.1:5432\n');
  if (!mysql) process.stderr.write('skipped: MariaDB, nothing answers on 127.0.0.1:3306\n');
  return [
    { name: 'SQLite', available: true, open: () => ready(knex({ client: 'better-sqlite3', connection: ':memory:', useNullAsDefault: true, pool: { min: 1, max: 1 } })) },
    { name: 'PostgreSQL', available: pg, open: postgres },
    { name: 'MariaDB', available: mysql, open: mariadb },
  ];
}

async function ready(db: Knex, drop: () => Promise<void> = async () => undefined) {
  await migrate(db);
  return { db, async drop() { await db.destroy(); await drop(); } };
}

async function postgres() {
  const schema = `cs_${randomBytes(4).toString('hex')}`;
  const connection = process.env.COUNTERSIGN_TEST_PG ?? 'postgres://postgres@127.0.0.1:5432/test';
  const admin = knex({ client: 'pg', connection, pool: { min: 0, max: 1 } });
  await admin.raw('create schema ??', [schema]);
  return ready(knex({ client: 'pg', connection, searchPath: [schema], pool: { min: 0, max: 8 } }), async () => { await admin.raw('drop schema ?? cascade', [schema]); await admin.destroy(); });
}

async function mariadb() {
  const database = `cs_${randomBytes(4).toString('hex')}`;
  const connection = { host: '127.0.0.1', port: 3306, user: process.env.COUNTERSIGN_TEST_MYSQL_USER ?? 'root', password: process.env.COUNTERSIGN_TEST_MYSQL_PASSWORD ?? '' };
  const admin = knex({ client: 'mysql2', connection, pool: { min: 0, max: 1 } });
  await admin.raw('create database ?? character set utf8mb4 collate utf8mb4_bin', [database]);
  return ready(knex({ client: 'mysql2', connection: { ...connection, database }, pool: { min: 0, max: 8 } }), async () => { await admin.raw('drop database ??', [database]); await admin.destroy(); });
}
