import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { Conflict, type ErasedCounts, type Erasing, type Head, type Journal, type JournalEvent, type NewEvent, type Projected, type RequestFilter, type RequestRow } from '../journal';
import { BEAT_PREFIX } from '../audit/heartbeat';
import { firstFault } from '../journal/chain';
import { GENESIS, hashOf, type Row } from '../journal/hash';
import { STREAM_PREFIX } from '../streams';
import { opened, sealed } from '../journal/sealed';
import { faultOf } from './errors';
import { erasableIds, eraseValues, heldValues, outdated, settleClasses, type StoredRow } from './private';
import { fromProjection, listRows, saveRow, type ProjectionRow } from './projection';

const TRIES = 4;
const HEADS_PAGE = 500;
const PROJECTIONS_PAGE = 100;
type Joined = Row & ProjectionRow & { row_hash: string };

/** The journal on Knex. Every method is one statement, or several that may stop between any two. */
export class KnexJournal implements Journal {
  private lookedTo = '';

  constructor(protected readonly db: Knex) {}

  async append(at: Head, events: readonly NewEvent[], now: string): Promise<Head> {
    // The nonce tells our own retried insert from a rival's identical one in the same millisecond.
    const rows = chained(at, events, now, randomUUID());
    const last = rows[rows.length - 1];
    const head = { requestId: at.requestId, seq: last.seq, hash: last.hash };
    for (let attempt = 1; ; attempt++) {
      try {
        await this.db('cs_journal').insert(rows);
        return head;
      } catch (error) {
        const fault = faultOf(error);
        if (fault === 'other') throw error;
        if (fault !== 'retry' && (await this.isOurs(last))) return head;
        if (fault === 'duplicate') throw await this.conflict(rows);
        if (attempt >= TRIES) throw error;
        await new Promise(done => setTimeout(done, 20 * 2 ** attempt * (0.5 + Math.random())));
      }
    }
  }

  private async isOurs(last: Row): Promise<boolean> {
    const found = await this.db<Row>('cs_journal').where({ request_id: last.request_id, seq: last.seq }).first('hash');
    return found?.hash === last.hash;
  }

  private async conflict(rows: readonly Row[]): Promise<Conflict> {
    for (const { effect_key: key } of rows) {
      if (key && (await this.claim(key))) return new Conflict(`The effect ${key} is already claimed`, key);
    }
    return new Conflict(`Request ${rows[0].request_id} moved past event ${rows[0].seq - 1}`);
  }

  async events(requestId: string, afterSeq = 0): Promise<JournalEvent[]> {
    return (await this.rows(requestId, afterSeq)).map(eventOf);
  }

  /** Several chains in one statement, each in order; those that are not there are left out. */
  protected async eventsOf(ids: readonly string[]): Promise<ReadonlyMap<string, readonly JournalEvent[]>> {
    const rows: Row[] = await this.db<Row>('cs_journal').whereIn('request_id', [...ids]).orderBy(['request_id', 'seq']).select('*') as unknown as Row[];
    return new Map(ids.map(id => [id, rows.filter(r => r.request_id === id).map(eventOf)]));
  }

  async claim(effectKey: string): Promise<JournalEvent | undefined> {
    const row = await this.db<Row>('cs_journal').where({ effect_key: effectKey }).first();
    return row && eventOf(row);
  }

  async claimed(requestIds: readonly string[], prefix: string): Promise<JournalEvent[]> {
    const rows = await this.db<Row>('cs_journal').whereIn('request_id', [...requestIds]).where('effect_key', 'like', `${prefix}%`).orderBy(['at', 'seq']).select('*');
    return (rows as unknown as Row[]).filter(r => r.effect_key?.startsWith(prefix)).map(eventOf);
  }

  erase(requestId: string, which: (value: Erasing) => boolean): Promise<ErasedCounts> { return eraseValues(this.db, requestId, which); }
  holding(requestId: string, which: (value: Erasing) => boolean): Promise<ErasedCounts> { return heldValues(this.db, requestId, which); }
  erasable(until: Parameters<Journal['erasable']>[0], after: string, limit: number) { return erasableIds(this.db, until, after, limit); }
  settleErased(requestId: string) { return settleClasses(this.db, requestId); }
  async unsettled(requestId: string) { return (await outdated(this.db, requestId)).length > 0; }

  async writtenBy(actor: string): Promise<string[]> {
    const rows: { request_id: string }[] = await this.db('cs_journal').where({ actor }).distinct('request_id').orderBy('request_id');
    return rows.map(r => r.request_id);
  }

  async verify(requestId: string, top?: Head) {
    return firstFault(await this.rows(requestId, 0), top);
  }

  /** A request that only its projection remembers comes with `seq` 0: its whole chain was removed. */
  async *heads(): AsyncIterable<Head> {
    for (let after = ''; ; ) {
      const page: { request_id: string }[] = await this.db('cs_journal').where('request_id', '>', after).select('request_id')
        .union(this.db('cs_requests').where('id', '>', after).select('id as request_id')).orderBy('request_id').limit(HEADS_PAGE);
      const tops = this.db('cs_journal').whereIn('request_id', page.map(p => p.request_id)).groupBy('request_id').select('request_id').max({ seq: 'seq' }).as('t');
      const found: Row[] = await this.db('cs_journal as j').join(tops, join => { join.on('j.request_id', 't.request_id').andOn('j.seq', 't.seq'); }).select('j.request_id', 'j.seq', 'j.hash');
      const heads = new Map(found.map(r => [r.request_id, r]));
      for (const { request_id: requestId } of page) yield { requestId, seq: heads.get(requestId)?.seq ?? 0, hash: heads.get(requestId)?.hash ?? '' };
      if (page.length < HEADS_PAGE) return;
      after = page[page.length - 1].request_id;
    }
  }

  async lagging(before: string): Promise<string[]> {
    // Once over everything when a process starts, then over what is new; a clock set back starts again.
    const from = this.lookedTo <= before ? this.lookedTo : '';
    const rows: { request_id: string }[] = await this.db('cs_journal as j').leftJoin('cs_requests as r', 'r.id', 'j.request_id')
      .where('j.at', '>=', from).where('j.at', '<=', before).whereNot('j.request_id', 'like', `${STREAM_PREFIX}%`).andWhere(q => q.whereNull('r.version').orWhereRaw('?? > ??', ['j.seq', 'r.version'])).distinct('j.request_id');
    this.lookedTo = before;
    return rows.map(r => r.request_id);
  }

  async recent(o: Parameters<Journal['recent']>[0]): Promise<JournalEvent[]> {
    const query = this.db<Row>('cs_journal').select('*').orderBy([{ column: 'at', order: 'desc' }, { column: 'request_id', order: 'desc' }, { column: 'seq', order: 'desc' }]).limit(o.limit);
    if (o.requestId) query.where({ request_id: o.requestId });
    if (o.actor) query.where({ actor: o.actor });
    if (o.kind) query.where({ kind: o.kind });
    if (!o.kind && !o.requestId) query.whereNot('request_id', 'like', `${BEAT_PREFIX}%`);
    const b = o.before;
    if (b) {
      query.where(q => q.where('at', '<', b.at)
        .orWhere(w => w.where({ at: b.at }).where('request_id', '<', b.requestId))
        .orWhere(w => w.where({ at: b.at, request_id: b.requestId }).where('seq', '<', b.seq)));
    }
    return ((await query) as Row[]).map(eventOf);
  }

  saveProjection(row: RequestRow, before?: RequestRow | null): Promise<void> { return saveRow(this.db, row, before); }

  async loadProjection(requestId: string): Promise<Projected | undefined> { return (await this.loadProjections([requestId])).get(requestId); }

  async loadProjections(requestIds: readonly string[]): Promise<ReadonlyMap<string, Projected>> {
    const found = new Map<string, Projected>();
    for (let at = 0; at < requestIds.length; at += PROJECTIONS_PAGE) await this.project(requestIds.slice(at, at + PROJECTIONS_PAGE), found);
    return found;
  }

  /** One round trip when in step: each projection, and its journal from where it stands. */
  private async project(ids: readonly string[], into: Map<string, Projected>): Promise<void> {
    const rows: Joined[] = await this.db('cs_journal as j').leftJoin('cs_requests as r', 'r.id', 'j.request_id')
      .whereIn('j.request_id', [...ids]).andWhere(q => q.whereNull('r.version').orWhereRaw('?? >= ??', ['j.seq', 'r.version'])).orderBy(['j.request_id', 'j.seq'])
      .select('j.*', 'r.version', 'r.hash as row_hash', 'r.state', 'r.requester', 'r.subject', 'r.created_at', 'r.updated_at', 'r.wake_at', 'r.has_grants', 'r.has_handoff', 'r.snapshot');
    for (const own of runsOf(rows)) into.set(own[0].request_id, projected(own));
    // Only its projection may remember it.
    const missing = ids.filter(id => !into.has(id));
    const strays: ProjectionRow[] = missing.length ? await this.db<ProjectionRow>('cs_requests').whereIn('id', missing).select('*') as unknown as ProjectionRow[] : [];
    for (const stray of strays) into.set(stray.id, { row: fromProjection(stray), beyond: [] });
  }

  listRequests(filter: RequestFilter): Promise<RequestRow[]> { return listRows(this.db, filter); }

  private rows(requestId: string, afterSeq: number): Promise<Row[]> {
    return this.db<Row>('cs_journal').where({ request_id: requestId }).where('seq', '>', afterSeq).orderBy('seq').select('*') as unknown as Promise<Row[]>;
  }
}

function chained(at: Head, events: readonly NewEvent[], now: string, nonce: string): StoredRow[] {
  let prev = at.seq ? at.hash : GENESIS;
  return events.map((e, n) => {
    const { data, private: kept, classes } = sealed(e.kind, e.data);
    const row = { request_id: at.requestId, seq: at.seq + n + 1, kind: e.kind, effect_key: e.effectKey ?? null, actor: e.actor, at: now, nonce, data, prev_hash: prev };
    prev = hashOf(row);
    return { ...row, hash: prev, private: kept, classes };
  });
}

/** Rows come by request, each in order. */
function runsOf(rows: readonly Joined[]): Joined[][] {
  const runs: Joined[][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last?.[0].request_id === row.request_id) last.push(row);
    else runs.push([row]);
  }
  return runs;
}

function projected(rows: readonly Joined[]): Projected {
  const [first] = rows;
  const row = first.version ? fromProjection({ ...first, id: first.request_id, hash: first.row_hash }) : undefined;
  return { ...(row && { row }), beyond: rows.filter(r => r.seq > (row?.version ?? 0)).map(eventOf) };
}

const eventOf = (r: Row): JournalEvent => ({
  requestId: r.request_id, seq: r.seq, kind: r.kind, ...(r.effect_key && { effectKey: r.effect_key }), actor: r.actor, at: r.at,
  nonce: r.nonce, data: opened(r), prevHash: r.prev_hash, hash: r.hash,
});
