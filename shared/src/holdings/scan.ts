import type { System } from '../contract';
import type { Runtime } from '../runtime';
import type { Json } from '../types';
import { isAlarm, MOST_FINDINGS, type Scanned } from './board';
import { count, countable, ownersIn } from './census';
import { compare, type Found } from './compare';
import { givenTo, type Given } from './match';

/** Between two scans of one system that nobody asked for. */
const DAY_MS = 86_400_000;

/** Systems whose last scan is a day old. Safe on several replicas at once: a scan that finds what is written already writes nothing new. */
export async function scanDue(rt: Runtime): Promise<void> {
  const systems = countable(rt);
  if (!systems.length) return;
  const { scans } = await rt.drift.read();
  const now = rt.clock.now().getTime();
  const due = systems.filter(s => { const last = scans.find(x => x.system === s.id); return !last || now - Date.parse(last.at) >= DAY_MS; });
  if (due.length) await scan(rt, due, 'countersign');
}

/** Reads each system, compares, and writes what is different; told once for everything. */
export async function scan(rt: Runtime, systems: readonly System[], by: string): Promise<void> {
  const given = await givenTo(rt);
  const news: Found[] = [];
  const alarms: System[] = [];
  for (const system of systems) {
    const { fresh, alarm } = await scanOne(rt, system, given, by);
    if (alarm && fresh.length) alarms.push(system);
    news.push(...fresh.filter(f => f.kind !== 'unmanaged'));
  }
  if (news.length) await tell(rt, news.length, alarms);
}

async function scanOne(rt: Runtime, system: System, given: readonly Given[], by: string): Promise<{ fresh: readonly Found[]; alarm: boolean }> {
  const counted = await count(rt, system);
  if ('unreadable' in counted) {
    const { scans } = await rt.drift.read();
    const last = scans.find(s => s.system === system.id);
    const data = { system: system.id, holdings: last?.holdings ?? 0, unmanaged: last?.unmanaged ?? 0, alarm: last?.alarm ?? false, unreadable: counted.unreadable.slice(0, 200), fresh: [], gone: [] } satisfies Scanned;
    await rt.drift.write(() => [{ kind: 'drift.scanned', actor: by, data: data as unknown as Json }]);
    return { fresh: [], alarm: false };
  }
  const confirmable = given.filter(g => g.system === system.id && system.connector.census?.takenBy.includes(g.change));
  const found = compare({ system, holdings: counted.holdings, ...(await ownersIn(rt, system.id, { accounts: counted.holdings.map(h => h.account), people: confirmable.map(g => g.grant.person) })), given: confirmable, now: rt.clock.now() });
  const alarming = found.filter(f => f.kind !== 'unmanaged');
  const kept = [...alarming, ...found.filter(f => f.kind === 'unmanaged')].slice(0, MOST_FINDINGS);
  const alarm = isAlarm(alarming.length, counted.holdings.length);
  let fresh: readonly Found[] = [];
  await rt.drift.write(s => {
    const open = s.open.filter(f => f.system === system.id);
    fresh = kept.filter(f => !open.some(o => o.id === f.id));
    const gone = open.filter(o => !kept.some(f => f.id === o.id)).map(o => o.id);
    const data = { system: system.id, holdings: counted.holdings.length, unmanaged: found.length - alarming.length, alarm, fresh, gone } satisfies Scanned;
    return [{ kind: 'drift.scanned', actor: by, data: data as unknown as Json }];
  });
  return { fresh, alarm };
}

/** One notice, however many there are. */
async function tell(rt: Runtime, news: number, alarms: readonly System[]): Promise<void> {
  const to = [...new Set((await Promise.all([...rt.roles.desk, ...rt.roles.security].map(ref => rt.directory.members(ref)))).flat())];
  const title = alarms.length ? `Much of what ${alarms.map(s => s.title).join(' and ')} holds differs from the record` : `${news} ${news === 1 ? 'access differs' : 'accesses differ'} from the record`;
  const body = alarms.length ? 'Look at the system and its account links first. Nothing is changed by itself.' : 'Nothing is changed by itself. Open Governance to see them.';
  await rt.notices.send({ to, title, body, requestId: '', severity: alarms.length ? 'high' : 'normal' }).catch(e => rt.log.warn(`notice failed: ${e.message}`));
}
