import type { Knex } from 'knex';

/** What may be erased lies beside the row that commits to it; `classes` finds what is due without reading it. */
export const privateMigration = {
  name: '006_private',
  // May stop between any two statements and run again.
  async up(knex: Knex) {
    if (!(await knex.schema.hasColumn('cs_journal', 'private'))) await knex.schema.alterTable('cs_journal', t => { t.text('private', 'mediumtext'); });
    if (!(await knex.schema.hasColumn('cs_journal', 'classes'))) await knex.schema.alterTable('cs_journal', t => { t.string('classes', 48); t.index(['classes', 'at'], 'cs_journal_classes_ix'); });
  },
  // What was moved beside a row would be lost: an older release cannot read it.
  async down() { throw new Error('006_private cannot be taken back: restore a backup from before it'); },
};
