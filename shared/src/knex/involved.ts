import type { Knex } from 'knex';
import type { RequestRow } from '../journal';

export const INVOLVED = 'cs_involved';

type Why = 'waiting' | 'concerned';
interface InvolvedRow { person: string; request_id: string; why: Why; version: number }

/**
 * Who waits and whom an item concerns, under the version that says so. Written before the projection moves to that version and read
 * only beside it: a crash in between, or a slower writer, can leave rows that nobody reads, never a missing one.
 */
export async function noteInvolved(db: Knex, row: Pick<RequestRow, 'id' | 'version' | 'waitingOn' | 'concerns'>): Promise<void> {
  const made = (people: readonly string[], why: Why): InvolvedRow[] => [...new Set(people)].map(person => ({ person, request_id: row.id, why, version: row.version }));
  const rows = [...made(row.waitingOn, 'waiting'), ...made(row.concerns, 'concerned')];
  if (rows.length) await db(INVOLVED).insert(rows).onConflict(['person', 'why', 'request_id', 'version']).ignore();
}

export async function forgetOlder(db: Knex, requestId: string, version: number): Promise<void> {
  await db(INVOLVED).where({ request_id: requestId }).where('version', '<', version).del();
}

/** For `whereIn('id', …)` on cs_requests: requests whose current version involves one of these people. */
export const idsInvolving = (db: Knex, people: readonly string[], why: Why) =>
  db(`${INVOLVED} as i`).join('cs_requests as c', join => { join.on('c.id', 'i.request_id').andOn('c.version', 'i.version'); })
    .whereIn('i.person', [...people]).where('i.why', why).select('i.request_id');
