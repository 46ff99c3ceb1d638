import type { Knex } from 'knex';
import type { Leaf, NumberedLeaf, PlacedRow, Seals, SignedHead, StoredRow } from '../audit/types';
import { faultOf } from './errors';

interface LeafRow { idx: number; request_id: string; seq: number; hash: string }
type Joined = StoredRow & { l_idx: number | null; l_hash: string | null; l_request_id: string | null; l_seq: number | null };

export const sealsMigration = {
  name: '007_seals',
  async up(knex: Knex) {
    await knex.schema.createTable('cs_leaves', t => {
      t.integer('idx').notNullable(); t.string('request_id', 96).notNullable(); t.integer('seq').notNullable(); t.string('hash', 64).notNullable();
      t.primary(['idx']);
      t.unique(['request_id', 'seq'], { indexName: 'cs_leaves_row_uq' });
    });
    await knex.schema.createTable('cs_heads', t => {
      t.integer('size').notNullable(); t.string('root', 64).notNullable(); t.text('note', 'mediumtext').notNullable(); t.string('at', 24).notNullable();
      t.primary(['size']);
    });
    await knex.schema.createTable('cs_heads_sent', t => { t.string('place', 191).notNullable(); t.integer('size').notNullable(); t.string('at', 24).notNullable(); t.primary(['place']); });
  },
  async down(knex: Knex) {
    for (const table of ['cs_heads_sent', 'cs_heads', 'cs_leaves']) await knex.schema.dropTable(table);
  },
};

/** Numbers and heads beside the journal. The primary key on the number is the compare-and-set between two sealers. */
export class KnexSeals implements Seals {
  constructor(private readonly db: Knex) {}

  async unnumbered(since: string, limit: number): Promise<(Leaf & { at: string })[]> {
    const rows: (LeafRow & { at: string })[] = await this.db('cs_journal as j').leftJoin('cs_leaves as l', join => { join.on('l.request_id', 'j.request_id').andOn('l.seq', 'j.seq'); })
      .where('j.at', '>=', since).whereNull('l.idx').orderBy(['j.at', 'j.request_id', 'j.seq']).limit(limit).select('j.request_id', 'j.seq', 'j.hash', 'j.at');
    return rows.map(r => ({ ...leafOf(r), at: r.at }));
  }

  async size(): Promise<number> {
    const last = await this.db<LeafRow>('cs_leaves').orderBy('idx', 'desc').first('idx');
    return last ? last.idx + 1 : 0;
  }

  async number(from: number, leaves: readonly Leaf[]): Promise<boolean> {
    try {
      await this.db('cs_leaves').insert(leaves.map((l, n) => ({ idx: from + n, request_id: l.requestId, seq: l.seq, hash: l.hash })));
      return true;
    } catch (error) {
      // A lost answer is read again like a lost race: what was numbered is no longer offered.
      if (faultOf(error) === 'other') throw error;
      return false;
    }
  }

  async leaves(from: number, limit: number): Promise<NumberedLeaf[]> {
    return (await this.db<LeafRow>('cs_leaves').where('idx', '>=', from).orderBy('idx').limit(limit).select('*')).map(r => ({ idx: r.idx, ...leafOf(r) }));
  }

  async lastHead(): Promise<SignedHead | undefined> { return this.db<SignedHead>('cs_heads').orderBy('size', 'desc').first('size', 'root', 'note', 'at'); }

  async headsAfter(size: number, limit: number): Promise<SignedHead[]> {
    return this.db<SignedHead>('cs_heads').where('size', '>', size).orderBy('size').limit(limit).select('size', 'root', 'note', 'at');
  }

  async keepHead(head: SignedHead): Promise<boolean> {
    try {
      await this.db('cs_heads').insert({ size: head.size, root: head.root, note: head.note, at: head.at });
      return true;
    } catch (error) {
      if (faultOf(error) === 'other') throw error;
      return false;
    }
  }

  async sent(): Promise<{ place: string; size: number; at: string }[]> { return this.db('cs_heads_sent').select('place', 'size', 'at'); }

  async noteSent(place: string, { size, at }: SignedHead): Promise<void> {
    if (await this.db('cs_heads_sent').where({ place }).where('size', '<', size).update({ size, at })) return;
    await this.db('cs_heads_sent').insert({ place, size, at }).catch(error => { if (faultOf(error) !== 'duplicate') throw error; });
  }

  async unplaced(after: { requestId: string; seq: number } | undefined, limit: number): Promise<PlacedRow[]> {
    const query = this.db('cs_journal as j').leftJoin('cs_leaves as l', join => { join.on('l.request_id', 'j.request_id').andOn('l.seq', 'j.seq'); })
      .whereNull('l.idx').orderBy(['j.request_id', 'j.seq']).limit(limit).select('j.*', 'l.idx as l_idx', 'l.hash as l_hash', 'l.request_id as l_request_id', 'l.seq as l_seq');
    if (after) query.where(q => q.where('j.request_id', '>', after.requestId).orWhere(w => w.where('j.request_id', after.requestId).where('j.seq', '>', after.seq)));
    return ((await query) as Joined[]).map(placed);
  }

  async byLeaf(from: number, limit: number): Promise<PlacedRow[]> {
    const rows: Joined[] = await this.db('cs_leaves as l').leftJoin('cs_journal as j', join => { join.on('l.request_id', 'j.request_id').andOn('l.seq', 'j.seq'); })
      .where('l.idx', '>=', from).orderBy('l.idx').limit(limit).select('j.*', 'l.idx as l_idx', 'l.hash as l_hash', 'l.request_id as l_request_id', 'l.seq as l_seq');
    return rows.map(placed);
  }

  async tops(after: string, limit: number): Promise<Leaf[]> {
    const rows: { id: string; version: number; hash: string }[] = await this.db('cs_requests').where('id', '>', after).orderBy('id').limit(limit).select('id', 'version', 'hash');
    return rows.map(r => ({ requestId: r.id, seq: r.version, hash: r.hash }));
  }

  async spans(from: string, to: string): Promise<{ requestId: string; first: number; last: number }[]> {
    const rows: { request_id: string; first: number; last: number }[] = await this.db('cs_journal').where('at', '>=', from).where('at', '<', to)
      .groupBy('request_id').select('request_id').min({ first: 'seq' }).max({ last: 'seq' });
    return rows.map(r => ({ requestId: r.request_id, first: r.first, last: r.last }));
  }
}

const leafOf = (r: { request_id: string; seq: number; hash: string }): Leaf => ({ requestId: r.request_id, seq: r.seq, hash: r.hash });

/** A joined row that has no journal columns is a leaf whose row was removed. */
function placed({ l_idx: idx, l_hash: sealed, l_request_id: request, l_seq: seq, ...row }: Joined): PlacedRow {
  const known = (row.request_id as string | null) !== null;
  return { requestId: known ? row.request_id : request ?? '', seq: known ? row.seq : seq ?? 0, ...(idx !== null && { idx }), ...(sealed !== null && { sealed }), ...(known && { row: rowOf(row) }) };
}

/** The columns the hash covers, and the personal values beside them; nothing of other columns. */
const rowOf = (r: StoredRow): StoredRow => ({
  request_id: r.request_id, seq: r.seq, kind: r.kind, effect_key: r.effect_key, actor: r.actor, at: r.at, nonce: r.nonce, data: r.data, prev_hash: r.prev_hash, hash: r.hash, ...(r.private && { private: r.private }),
});
