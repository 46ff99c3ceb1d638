import type { Knex } from 'knex';
import { countersMigration } from './counters-migration';
import { INVOLVED, noteInvolved } from './involved';
import { privateMigration } from './private-migration';
import { sealsMigration } from './seals';
import { secretsMigration } from './secrets-migration';
import { takesMigration } from './takes-migration';

/**
 * One schema for SQLite, PostgreSQL, MariaDB and Forge SQL: text instead of json and binary, ISO-8601 strings for time, ids made
 * in the app, every unique key inside createTable, no foreign keys. MySQL needs `mediumtext`: plain text holds 64 KiB there.
 */
const id = (t: Knex.CreateTableBuilder, name: string, length = 64) => t.string(name, length).notNullable();
const long = (t: Knex.CreateTableBuilder, name: string) => t.text(name, 'mediumtext').notNullable();

const involvedWithoutVersion = (knex: Knex) => knex.schema.createTable(INVOLVED, t => {
  id(t, 'person', 191); id(t, 'request_id', 96); id(t, 'why', 16);
  t.primary(['person', 'request_id', 'why']);
  t.index(['request_id'], 'cs_involved_request_ix');
});

interface Migration { readonly name: string; up(knex: Knex): Promise<void>; down(knex: Knex): Promise<void> }

export const migrations: readonly Migration[] = [
  {
    name: '001_journal',
    async up(knex) {
      await knex.schema.createTable('cs_journal', t => {
        id(t, 'request_id', 96); t.integer('seq').notNullable(); id(t, 'kind'); t.string('effect_key', 160); id(t, 'actor', 191);
        id(t, 'at', 24); id(t, 'nonce', 36); long(t, 'data'); id(t, 'prev_hash'); id(t, 'hash');
        t.primary(['request_id', 'seq']);
        t.unique(['effect_key'], { indexName: 'cs_journal_effect_uq' });
        t.index(['at', 'request_id', 'seq'], 'cs_journal_at_ix');
      });
      await knex.schema.createTable('cs_requests', t => {
        id(t, 'id', 96); t.integer('version').notNullable(); id(t, 'hash'); id(t, 'state', 32); id(t, 'requester', 191); id(t, 'subject', 191);
        id(t, 'created_at', 24); id(t, 'updated_at', 24); id(t, 'wake_at', 24); t.integer('has_grants').notNullable(); t.integer('has_handoff').notNullable();
        long(t, 'snapshot');
        t.primary(['id']);
        t.index(['requester', 'updated_at'], 'cs_requests_requester_ix');
        t.index(['subject', 'updated_at'], 'cs_requests_subject_ix');
        t.index(['state', 'updated_at'], 'cs_requests_state_ix');
        t.index(['wake_at'], 'cs_requests_wake_ix');
      });
      await involvedWithoutVersion(knex);
    },
    async down(knex) {
      for (const table of ['cs_involved', 'cs_requests', 'cs_journal']) await knex.schema.dropTable(table);
    },
  },
  {
    name: '002_checkpoints',
    async up(knex) {
      await knex.schema.createTable('cs_checkpoints', t => {
        id(t, 'thread_id', 191); t.string('checkpoint_ns', 191).notNullable().defaultTo(''); id(t, 'checkpoint_id'); t.string('parent_checkpoint_id', 64);
        id(t, 'type', 16); long(t, 'checkpoint'); long(t, 'metadata');
        t.primary(['thread_id', 'checkpoint_ns', 'checkpoint_id']);
      });
      await knex.schema.createTable('cs_checkpoint_writes', t => {
        id(t, 'thread_id', 191); t.string('checkpoint_ns', 191).notNullable().defaultTo(''); id(t, 'checkpoint_id'); id(t, 'task_id'); t.integer('idx').notNullable();
        t.string('task_path', 1024).notNullable().defaultTo(''); id(t, 'channel', 255); id(t, 'type', 16); long(t, 'value');
        t.primary(['thread_id', 'checkpoint_ns', 'checkpoint_id', 'task_id', 'idx']);
      });
    },
    async down(knex) {
      for (const table of ['cs_checkpoint_writes', 'cs_checkpoints']) await knex.schema.dropTable(table);
    },
  },
  {
    name: '003_secrets',
    async up(knex) {
      await knex.schema.createTable('cs_secrets', t => {
        id(t, 'id'); id(t, 'owner', 191); long(t, 'sealed'); id(t, 'expires_at', 24); t.integer('tries').notNullable();
        t.primary(['id']);
      });
    },
    async down(knex) { await knex.schema.dropTable('cs_secrets'); },
  },
  {
    name: '004_involved_by_version',
    // May stop anywhere and run again: the table is made anew from what the projections say.
    async up(knex) {
      await knex.schema.dropTableIfExists(INVOLVED);
      await knex.schema.createTable(INVOLVED, t => {
        id(t, 'person', 191); id(t, 'why', 16); id(t, 'request_id', 96); t.integer('version').notNullable();
        t.primary(['person', 'why', 'request_id', 'version']);
        t.index(['request_id', 'version'], 'cs_involved_version_ix');
      });
      for (let after = ''; ; ) {
        const page: { id: string; version: number; snapshot: string }[] = await knex('cs_requests').where('id', '>', after).orderBy('id').limit(200).select('id', 'version', 'snapshot');
        for (const row of page) await noteInvolved(knex, { ...JSON.parse(row.snapshot), id: row.id, version: row.version });
        if (!page.length) return;
        after = page[page.length - 1].id;
      }
    },
    // An older release fills it again with each request's next event.
    async down(knex) {
      await knex.schema.dropTable(INVOLVED);
      await involvedWithoutVersion(knex);
    },
  },
  {
    name: '005_settling',
    async up(knex) {
      await knex.schema.createTable('cs_settling', t => { id(t, 'ref', 191); long(t, 'settled'); long(t, 'seen'); id(t, 'since', 24); t.primary(['ref']); });
    },
    async down(knex) { await knex.schema.dropTable('cs_settling'); },
  },
  privateMigration,
  sealsMigration,
  countersMigration,
  secretsMigration,
  takesMigration,
];

/** Brings the schema up. Without a transaction: some databases have none for DDL, and each step stands alone. */
export async function migrate(knex: Knex): Promise<void> {
  await knex.migrate.latest({
    disableTransactions: true, tableName: 'cs_migrations',
    migrationSource: { getMigrations: async () => [...migrations], getMigrationName: (m: Migration) => m.name, getMigration: async (m: Migration) => m },
  });
}
