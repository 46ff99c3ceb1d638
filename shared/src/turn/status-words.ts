import { headline } from '../state/answer';
import { loadRecord } from '../case';
import type { Runtime } from '../runtime';

/** What this person has open, from the record and not from a model. */
export async function statusWords(rt: Runtime, person: string, except: string): Promise<string> {
  const rows = await rt.journal.listRequests({ people: [person], limit: 6 });
  const lines: string[] = [];
  for (const row of rows) {
    if (row.id === except || row.requester !== person) continue;
    const record = await loadRecord(rt.journal, row.id);
    if (record) lines.push(`${record.id}: ${record.title}. ${headline(record)}`);
  }
  return lines.length ? `Your latest requests:\n${lines.slice(0, 5).join('\n')}` : 'You have no other requests.';
}
