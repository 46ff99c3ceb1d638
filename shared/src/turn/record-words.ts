import { headline } from '../state/answer';
import { loadRecords } from '../case';
import { approversSaid, whySaid } from '../explain';
import type { Runtime } from '../runtime';
import type { RequestRecord } from '../state/record';
import type { About } from './proposals';

/** Where things stand, why, and who can say yes: from the record and not from a model. */
export function recordWords(rt: Runtime, person: string, id: string, record: RequestRecord | undefined, about: About): Promise<string> {
  if (about === 'where' || !record?.items.some(i => i.decision)) return statusWords(rt, person, id);
  return about === 'why' ? whySaid(rt, record) : approversSaid(rt, record);
}

/** What this person has open. */
async function statusWords(rt: Runtime, person: string, except: string): Promise<string> {
  const rows = await rt.journal.listRequests({ people: [person], limit: 6 });
  const records = await loadRecords(rt.journal, rows.filter(r => r.id !== except && r.requester === person).map(r => r.id));
  const lines = records.map(r => `${r.id}: ${r.title}. ${headline(r)}`);
  return lines.length ? `Your latest requests:\n${lines.slice(0, 5).join('\n')}` : 'You have no other requests.';
}
