import { loadRecords, type Case } from '../case';
import type { Runtime } from '../runtime';
import type { ItemRecord } from '../state/record';
import { mayBeHeld } from './unknown';

/**
 * Another live grant for the same person and entitlement: its id. One whose outcome is unknown counts (G19).
 * The system is left alone while there is one (G20).
 */
export async function heldElsewhere(rt: Runtime, kase: Case, item: ItemRecord): Promise<string | undefined> {
  return find(rt, kase, item, i => i.grant?.state === 'active' || mayBeHeld(i));
}

/** What the person holds is being taken away right now: giving it anew waits for that, or it would go with it. */
export async function endsElsewhere(rt: Runtime, kase: Case, item: ItemRecord): Promise<boolean> {
  return (await find(rt, kase, item, i => i.grant?.state === 'ending' || i.grant?.exception?.retryAt !== undefined)) !== undefined;
}

async function find(rt: Runtime, kase: Case, item: ItemRecord, is: (i: ItemRecord) => boolean): Promise<string | undefined> {
  const rows = await rt.journal.listRequests({ people: [item.subject], withGrants: true, limit: 500 });
  const others = await loadRecords(rt.journal, rows.map(r => r.id).filter(id => id !== kase.id));
  for (const record of [kase.now, ...others]) {
    const same = record.items.find(i => `${record.id}.${i.id}` !== `${kase.id}.${item.id}` && is(i) && sameAccess(i, item));
    if (same) return `${record.id}.${same.id}`;
  }
  return undefined;
}

const sameAccess = (a: ItemRecord, b: ItemRecord) => a.action === b.action && a.subject === b.subject && a.resource === b.resource && a.input.role === b.input.role;
