import { randomBytes } from 'node:crypto';
import { createConnection } from 'node:net';
import { validate } from '@langchain/langgraph-checkpoint-validation';
import knex, { type Knex } from 'knex';
import { KnexSaver, migrate } from '../src/knex';
import { forgeSql } from './forge-sql.mts';

/** `ready`: the tables are there. */
interface Opened { readonly db: Knex; readonly ready?: boolean; drop(): Promise<unknown> }

const answers = (port: number) => new Promise<boolean>(done => {
  const socket = createConnection({ port, host: '127.0.0.1' }).once('connect', () => { socket.end(); done(true); }).once('error', () => done(false));
});

/** Every checkpointer of the suite gets a schema of its own, dropped at the end. */
async function postgres(): Promise<Opened> {
  const schema = `validation_${randomBytes(4).toString('hex')}`;
  const connection = process.env.COUNTERSIGN_TEST_PG ?? 'postgres://postgres@127.0.0.1:5432/test';
  const db = knex({ client: 'pg', connection, searchPath: [schema], pool: { min: 0, max: 2 } });
  await db.raw('create schema ??', [schema]);
  return { db, drop: () => db.raw('drop schema ?? cascade', [schema]) };
}

async function mariadb(): Promise<Opened> {
  const database = `validation_${randomBytes(4).toString('hex')}`;
  const connection = { host: '127.0.0.1', port: 3306, user: process.env.COUNTERSIGN_TEST_MYSQL_USER ?? 'root', password: process.env.COUNTERSIGN_TEST_MYSQL_PASSWORD ?? '' };
  const admin = knex({ client: 'mysql2', connection, pool: { min: 0, max: 1 } });
  await admin.raw('create database ?? character set utf8mb4 collate utf8mb4_bin', [database]);
  await admin.destroy();
  const db = knex({ client: 'mysql2', connection: { ...connection, database }, pool: { min: 0, max: 2 } });
  return { db, drop: () => db.raw('drop database ??', [database]) };
}

async function sqlite(): Promise<Opened> {
  return { db: knex({ client: 'better-sqlite3', connection: ':memory:', useNullAsDefault: true }), drop: async () => undefined };
}

const databases: Record<string, () => Promise<Opened>> = { SQLite: sqlite };
for (const [name, port, open] of [['PostgreSQL', 5432, postgres], ['MariaDB', 3306, mariadb], ['Forge SQL', 3306, forgeSql]] as const) {
  if (await answers(port)) databases[name] = open;
  else process.stderr.write(`skipped: checkpointer validation on ${name}, nothing answers on 127.0.0.1:${port}\n`);
}

for (const [name, open] of Object.entries(databases)) {
  const opened = new Map<unknown, Opened>();
  validate({
    checkpointerName: `KnexSaver on ${name}`,
    async createCheckpointer() {
      const at = await open();
      if (!at.ready) await migrate(at.db);
      const saver = new KnexSaver(at.db);
      opened.set(saver, at);
      return saver;
    },
    async destroyCheckpointer(saver) {
      const at = opened.get(saver);
      await at?.drop();
      await at?.db.destroy();
    },
  });
}
