import type { Knex } from 'knex';
import type { RequestFilter, RequestRow } from '../journal';
import { faultOf } from './errors';

export interface ProjectionRow {
  id: string; version: number; hash: string; state: string; requester: string; subject: string; created_at: string; updated_at: string;
  wake_at: string; has_grants: number; has_handoff: number; snapshot: string;
}

const MOST = 200;

/** Monotone and repeatable: an older version never overwrites a newer one, and a crash between statements is repaired by the next reader. */
export async function saveRow(db: Knex, row: RequestRow): Promise<void> {
  const values = toProjection(row);
  const newer = () => db<ProjectionRow>('cs_requests').where({ id: row.id }).where('version', '<', row.version).update(values);
  if (await newer()) return saveInvolved(db, row);
  try {
    await db('cs_requests').insert(values);
  } catch (error) {
    // Somebody inserted first: theirs stands if it is newer.
    if (faultOf(error) !== 'duplicate' || !(await newer())) return undefined;
  }
  return saveInvolved(db, row);
}

type Involved = { person: string; why: 'waiting' | 'concerned' };

/** Who waits, and whom an item concerns beside the requester: what lists are filtered by. */
async function saveInvolved(db: Knex, row: RequestRow): Promise<void> {
  const wanted: Involved[] = [...row.waitingOn.map(person => ({ person, why: 'waiting' as const })), ...row.concerns.map(person => ({ person, why: 'concerned' as const }))];
  const present: Involved[] = await db('cs_involved').where({ request_id: row.id }).select('person', 'why');
  const missing = (list: readonly Involved[], x: Involved) => !list.some(y => y.person === x.person && y.why === x.why);
  const gone = present.filter(p => missing(wanted, p));
  const fresh = wanted.filter(w => missing(present, w));
  for (const { person, why } of gone) await db('cs_involved').where({ request_id: row.id, person, why }).del();
  if (fresh.length) await db('cs_involved').insert(fresh.map(f => ({ ...f, request_id: row.id }))).onConflict(['person', 'request_id', 'why']).ignore();
}

export async function listRows(db: Knex, f: RequestFilter): Promise<RequestRow[]> {
  const query = db<ProjectionRow>('cs_requests').select('*').limit(f.limit ?? MOST);
  if (f.people) {
    const people = [...f.people];
    query.where(q => q.whereIn('requester', people).orWhereIn('subject', people)
      .orWhereIn('id', db('cs_involved').whereIn('person', people).where({ why: 'concerned' }).select('request_id')));
  }
  if (f.states) query.whereIn('state', [...f.states]);
  if (f.waitingOn) query.whereIn('id', db('cs_involved').where({ person: f.waitingOn, why: 'waiting' }).select('request_id'));
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
