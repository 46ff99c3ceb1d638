import { randomBytes } from 'node:crypto';
import knex from 'knex';
import { migrate } from '../src/knex';
import { examine, examineIfAnswering, type Opened } from './examine.mts';

const migrated = (open: () => Promise<Opened>) => async () => {
  const opened = await open();
  await migrate(opened.db);
  return opened;
};

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

examine('SQLite', migrated(sqlite));
await examineIfAnswering('PostgreSQL', 5432, migrated(postgres));
await examineIfAnswering('MariaDB', 3306, migrated(mariadb));
