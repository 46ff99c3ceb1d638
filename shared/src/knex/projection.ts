import type { Knex } from 'knex';
import type { RequestFilter, RequestRow } from '../journal';
import { faultOf } from './errors';
import { forgetOlder, idsInvolving, noteInvolved } from './involved';

export interface ProjectionRow {
  id: string; version: number; hash: string; state: string; requester: string; subject: string; created_at: string; updated_at: string;
  wake_at: string; has_grants: number; has_handoff: number; snapshot: string;
}

const MOST = 200;

/**
 * Monotone and repeatable: an older version never overwrites a newer one. A crash between two statements leaves it behind the journal, where the next reader finds it.
 * @param before - what the writer knows of the last version, so that nothing is looked for that is not there: null when there was none.
 */
export async function saveRow(db: Knex, row: RequestRow, before?: RequestRow | null): Promise<void> {
  const values = toProjection(row);
  const newer = () => db<ProjectionRow>('cs_requests').where({ id: row.id }).where('version', '<', row.version).update(values);
  await noteInvolved(db, row);
  if (before === null || !(await newer())) {
    try {
      await db('cs_requests').insert(values);
    } catch (error) {
      if (faultOf(error) !== 'duplicate') throw error;
      // Somebody inserted first: theirs stands if it is newer.
      if (!(await newer())) return;
    }
  }
  if (before === undefined || before?.waitingOn.length || before?.concerns.length) await forgetOlder(db, row.id, row.version);
}

export async function listRows(db: Knex, f: RequestFilter): Promise<RequestRow[]> {
  const query = db<ProjectionRow>('cs_requests').select('*').limit(f.limit ?? MOST);
  if (f.people) {
    const people = [...f.people];
    query.where(q => q.whereIn('requester', people).orWhereIn('subject', people)
      .orWhereIn('id', idsInvolving(db, people, 'concerned')));
  }
  if (f.states) query.whereIn('state', [...f.states]);
  if (f.waitingOn) query.whereIn('id', idsInvolving(db, [f.waitingOn], 'waiting'));
  if (f.wakeBefore) query.where('wake_at', '<=', f.wakeBefore).where('wake_at', '>', '');
  if (f.since) query.where('created_at', '>=', f.since);
  if (f.withGrants) query.where({ has_grants: 1 });
  if (f.withHandoff) query.where({ has_handoff: 1 });
  const order = f.wakeBefore ? { column: 'wake_at', order: 'asc' as const } : { column: 'updated_at', order: 'desc' as const };
  return ((await query.orderBy([order])) as unknown as ProjectionRow[]).map(fromProjection);
}

const toProjection = (r: RequestRow): ProjectionRow => ({
  id: r.id, version: r.version, hash: r.hash, state: r.state, requester: r.requester, subject: r.subject, created_at: r.createdAt, updated_at: r.updatedAt,
  wake_at: r.wakeAt, has_grants: r.hasGrants ? 1 : 0, has_handoff: r.hasHandoff ? 1 : 0, snapshot: JSON.stringify({ record: r.snapshot, waitingOn: r.waitingOn, concerns: r.concerns }),
});

export function fromProjection(p: ProjectionRow): RequestRow {
  const { record, waitingOn, concerns } = JSON.parse(p.snapshot);
  return {
    id: p.id, version: p.version, hash: p.hash, state: p.state, requester: p.requester, subject: p.subject, createdAt: p.created_at, updatedAt: p.updated_at,
    wakeAt: p.wake_at, hasGrants: Boolean(p.has_grants), hasHandoff: Boolean(p.has_handoff), waitingOn, concerns, snapshot: record,
  };
}
