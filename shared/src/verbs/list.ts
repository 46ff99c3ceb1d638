import { loadRecords } from '../case';
import type { Runtime } from '../runtime';
import type { RequestRecord } from '../state/record';
import type { Actor } from '../types';
import { holds, mustHold, mustKnow } from './who';

/** Own requests by default; the filter runs in the query, so nothing of others is ever read (G5). */
export async function list(rt: Runtime, actor: Actor, filter: { scope?: 'mine' | 'all'; state?: string; limit?: number } = {}): Promise<RequestRecord[]> {
  await mustKnow(rt, actor);
  if (filter.scope === 'all' && !(await holds(rt, actor, 'auditor')) && !(await holds(rt, actor, 'admin'))) await mustHold(rt, actor, 'desk', 'Everybody’s requests');
  const rows = await rt.journal.listRequests({
    ...(filter.scope !== 'all' && { people: [actor.person] }), ...(filter.state && { states: [filter.state] }), limit: Math.min(filter.limit ?? 50, 200),
  });
  return loadRecords(rt.journal, rows.map(r => r.id));
}
