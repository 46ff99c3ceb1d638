import { loadRecords } from '../case';
import type { Runtime } from '../runtime';
import { stateOf } from '../state/status';
import type { RequestFacts } from '../types';

/** Who is part of each request. Requests that are not there are left out. */
export async function about(rt: Runtime, ids: readonly string[]): Promise<RequestFacts[]> {
  const records = await loadRecords(rt.journal, [...new Set(ids)]);
  return records.map(r => ({
    id: r.id, requester: r.requester, subject: r.subject, state: stateOf(r),
    approvers: [...new Set(r.items.flatMap(i => i.steps).flatMap(s => [...s.candidates, ...s.votes.map(v => v.by)]))],
  }));
}
