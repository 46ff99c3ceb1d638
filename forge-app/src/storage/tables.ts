import { migrations } from '@countersign/core/knex';

export type Migration = (typeof migrations)[number];

/** Tables of this host beside the core's. Names never change: they are how the database knows what has run. */
const ownMigrations: readonly Migration[] = [
  {
    name: 'forge_001_issue_links',
    async up(knex) {
      await knex.schema.createTable('cs_issue_links', t => {
        t.string('issue_id', 64).notNullable(); t.string('request_id', 96).notNullable(); t.string('project_id', 64).notNullable(); t.string('at', 24).notNullable();
        t.primary(['issue_id']);
        t.index(['request_id'], 'cs_issue_links_request_ix');
        t.index(['project_id', 'at'], 'cs_issue_links_project_ix');
      });
    },
    async down(knex) { await knex.schema.dropTable('cs_issue_links'); },
  },
  {
    name: 'forge_002_nonces',
    async up(knex) {
      await knex.schema.createTable('cs_nonces', t => {
        t.string('id', 64).notNullable(); t.string('used_at', 24).notNullable(); t.string('expires_at', 24).notNullable();
        t.primary(['id']);
        t.index(['expires_at'], 'cs_nonces_expires_ix');
      });
    },
    async down(knex) { await knex.schema.dropTable('cs_nonces'); },
  },
  {
    name: 'forge_003_closed_accounts',
    async up(knex) {
      await knex.schema.createTable('cs_closed_accounts', t => {
        t.string('person', 160).notNullable(); t.string('since', 24).notNullable(); t.string('request_id', 96).notNullable(); t.integer('erased').notNullable();
        t.primary(['person']);
      });
    },
    async down(knex) { await knex.schema.dropTable('cs_closed_accounts'); },
  },
];

export const allMigrations: readonly Migration[] = [...migrations, ...ownMigrations];
