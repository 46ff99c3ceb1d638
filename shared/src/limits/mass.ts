import type { Runtime } from '../runtime';
import type { ItemRecord } from '../state/record';

const HOUR_MS = 3_600_000;

/** People that one requester or one machine may change within an hour: five, or one in a hundred where that is more. */
export async function massOf(rt: Pick<Runtime, 'directory'>): Promise<number> {
  const active = (await rt.directory.people()).filter(p => p.active).length;
  return Math.max(5, Math.floor(active / 100));
}

/**
 * Counts the subject among those whom this requester changes within the hour, then looks: two at once see each other.
 * @throws when nobody can count.
 */
export async function isMass(rt: Pick<Runtime, 'counters' | 'clock' | 'directory'>, item: ItemRecord): Promise<boolean> {
  if (item.ends || item.subject === item.by) return false;
  const now = rt.clock.now();
  const set = `changed:${item.by}`;
  await rt.counters.join(set, item.subject, new Date(now.getTime() + HOUR_MS).toISOString());
  return (await rt.counters.members(set, now.toISOString())) > (await massOf(rt));
}
