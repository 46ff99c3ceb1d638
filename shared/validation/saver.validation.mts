import { randomBytes } from 'node:crypto';
import { createConnection } from 'node:net';
import { validate } from '@langchain/langgraph-checkpoint-validation';
import knex, { type Knex } from 'knex';
import { KnexSaver, migrate } from '../src/knex';

const answers = (port: number) => new Promise<boolean>(done => {
  const socket = createConnection({ port, host: '127.0.0.1' }).once('connect', () => { socket.end(); done(true); }).once('error', () => done(false));
});

async function postgres(): Promise<Knex> {
  const schema = `validation_${randomBytes(4).toString('hex')}`;
  const connection = process.env.COUNTERSIGN_TEST_PG ?? 'postgres://postgres@127.0.0.1:5432/test';
  const admin = knex({ client: 'pg', connection });
  await admin.raw('create schema ??', [schema]);
  await admin.destroy();
  return knex({ client: 'pg', connection, searchPath: [schema], pool: { min: 0, max: 2 } });
}

const databases: Record<string, () => Promise<Knex>> = { SQLite: async () => knex({ client: 'better-sqlite3', connection: ':memory:', useNullAsDefault: true }) };
if (await answers(5432)) databases.PostgreSQL = postgres;
else process.stderr.write('skipped: checkpointer validation on PostgreSQL, nothing answers on 127.0.0.1:5432\n');

for (const [name, open] of Object.entries(databases)) {
  validate({
    checkpointerName: `KnexSaver on ${name}`,
    async createCheckpointer() {
      const db = await open();
      await migrate(db);
      return Object.assign(new KnexSaver(db), { db }) as never;
    },
    async destroyCheckpointer(saver: unknown) { await (saver as { db: Knex }).db.destroy(); },
  });
}
