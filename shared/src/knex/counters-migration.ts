import type { Knex } from 'knex';

/** Counters of limits, and sets with members that leave by themselves (G23). `id` is a digest: names may be longer than a key. */
export const countersMigration = {
  name: '008_counters',
  async up(knex: Knex) {
    await knex.schema.createTable('cs_counters', t => {
      t.string('id', 64).notNullable(); t.string('since', 24).notNullable(); t.string('name', 255).notNullable(); t.integer('used').notNullable(); t.string('until', 24).notNullable();
      t.primary(['id', 'since']);
      t.index(['name', 'until'], 'cs_counters_name_ix');
      t.index(['until'], 'cs_counters_until_ix');
    });
  },
  async down(knex: Knex) { await knex.schema.dropTable('cs_counters'); },
};
