import { headline } from '../state/answer';
import { loadRecord } from '../case';
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
  const lines: string[] = [];
  for (const row of rows) {
    if (row.id === except || row.requester !== person) continue;
    const record = await loadRecord(rt.journal, row.id);
    if (record) lines.push(`${record.id}: ${record.title}. ${headline(record)}`);
  }
  return lines.length ? `Your latest requests:\n${lines.slice(0, 5).join('\n')}` : 'You have no other requests.';
}
