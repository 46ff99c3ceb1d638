import type { Knex } from 'knex';

/** Which request and item a secret came from: what nobody read in time is found by it (G18). */
export const secretsMigration = {
  name: '009_secrets_about',
  async up(knex: Knex) { await knex.schema.alterTable('cs_secrets', t => { t.string('about', 191); t.index(['expires_at'], 'cs_secrets_expires_ix'); }); },
  async down(knex: Knex) { await knex.schema.alterTable('cs_secrets', t => { t.dropIndex(['expires_at'], 'cs_secrets_expires_ix'); t.dropColumn('about'); }); },
};
