import { loadRecords } from '../case';
import { FLOOR } from '../floor';
import type { Ports } from '../ports';
import type { ItemRecord } from '../state/record';
import type { Decision } from '../types';
import { minutesOf } from '../words';

/** What somebody declined is not put before another approver for this long (G16). */
export const DECLINED_HOURS = 24;

/** @returns the denial, when a person declined the same or less of it lately. A lapse is nobody's no. */
export async function declinedLately(rt: Pick<Ports, 'journal' | 'clock'>, requestId: string, item: ItemRecord, decision: Decision): Promise<Decision | undefined> {
  if (item.steps.length || item.undoOf || !decision.needs.some(n => n.kind === 'approval')) return undefined;
  const since = new Date(rt.clock.now().getTime() - DECLINED_HOURS * 3_600_000).toISOString();
  const rows = await rt.journal.listRequests({ people: [item.by], limit: 100 });
  const found: string[] = [];
  for (const record of await loadRecords(rt.journal, rows.filter(r => r.updatedAt > since || r.id === requestId).map(r => r.id))) {
    for (const other of record.items) {
      const at = declinedAt(other);
      if (at && at > since && !(record.id === requestId && other.id === item.id) && isSameOrWider(item, other)) found.push(at);
    }
  }
  const last = found.sort().pop();
  if (!last) return undefined;
  const until = new Date(Date.parse(last) + DECLINED_HOURS * 3_600_000).toISOString();
  const says = `Somebody declined this. It can be asked again on ${until.slice(0, 10)} at ${until.slice(11, 16)} UTC; asking for less is possible now.`;
  return { ...decision, outcome: 'deny', rules: [{ ...FLOOR.declined, says }], needs: [], offers: [] };
}

const declinedAt = (item: ItemRecord) => item.steps.flatMap(s => s.votes).find(v => v.decision === 'decline')?.at;

/** Compared by what an approval can narrow; a ticket or another word in the payload makes it no other question. */
export function isSameOrWider(asked: ItemRecord, declined: ItemRecord): boolean {
  if (asked.by !== declined.by || asked.action !== declined.action || asked.resource !== declined.resource || asked.subject !== declined.subject) return false;
  const fields = new Set([...Object.keys(asked.ladders), ...Object.keys(declined.ladders)]);
  return [...fields].every(field => {
    const [now, then] = [asked.input[field], declined.input[field]];
    if (field === 'duration') return minutes(now) >= minutes(then);
    if (typeof now === 'number' && typeof then === 'number') return now >= then;
    return now === then || !(declined.ladders[field] ?? []).includes(now as string);
  });
}

/** Without a duration there is no end. */
const minutes = (v: unknown) => (typeof v === 'string' ? minutesOf(v) : Infinity);
