import type { Knex } from 'knex';

/** One row for each thing counted in a window (G23): `slot` is its place, so two never share the last one. `id` is a digest: names may be longer than a key. */
export const takesMigration = {
  name: '010_takes',
  async up(knex: Knex) {
    await knex.schema.createTable('cs_takes', t => {
      t.string('id', 64).notNullable(); t.integer('slot').notNullable(); t.string('mark', 64).notNullable();
      t.string('name', 255).notNullable(); t.string('since', 24).notNullable(); t.string('until', 24).notNullable();
      t.primary(['id', 'slot']);
      t.index(['until'], 'cs_takes_until_ix');
    });
  },
  async down(knex: Knex) { await knex.schema.dropTable('cs_takes'); },
};
