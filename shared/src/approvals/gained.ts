import { loadRecords } from '../case';
import type { Ports } from '../ports';
import { conferredBy } from '../floor';
import type { PersonRef } from '../types';

/** A right to approve that the desk itself gave counts after this long (G9). */
export const GAINED_DAYS = 7;
const DAY_MS = 86_400_000;

/**
 * Whether membership of one of these groups was given to this person by the desk less than seven days ago: whoever just got it, perhaps
 * with the help of the very person who now asks, does not approve with it yet.
 */
export async function gainedLately(rt: Pick<Ports, 'journal' | 'clock' | 'directory'>, person: PersonRef, groups: readonly string[]): Promise<boolean> {
  if (!groups.length) return false;
  const since = new Date(rt.clock.now().getTime() - GAINED_DAYS * DAY_MS).toISOString();
  const rows = await rt.journal.listRequests({ people: [person], withGrants: true, limit: 200 });
  for (const record of await loadRecords(rt.journal, rows.filter(r => r.updatedAt > since).map(r => r.id))) {
    for (const item of record.items) {
      if (item.subject !== person || !item.grant || item.grant.since <= since || item.grant.state === 'ended') continue;
      const resource = await rt.directory.resource(item.resource);
      if (resource && conferredBy(resource).some(ref => groups.includes(ref))) return true;
    }
  }
  return false;
}
