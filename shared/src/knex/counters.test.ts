import { testDatabases, type TestDatabase } from '../testing/databases';
import { KnexCounters } from './counters';

const HOUR = { since: '2026-11-23T09:00:00.000Z', until: '2026-11-23T10:00:00.000Z' };
const NEXT = { since: HOUR.until, until: '2026-11-23T11:00:00.000Z' };
const of = (name: string, most: number, window = HOUR) => ({ name, most, ...window });
let all: TestDatabase[] = [];
beforeAll(async () => { all = await testDatabases(); });

describe.each(['SQLite', 'PostgreSQL', 'MariaDB'])('G23: counters on %s', name => {
  let counters: KnexCounters;
  let drop: (() => Promise<void>) | undefined;
  const here = () => all.find(d => d.name === name)?.available ?? false;
  beforeEach(async () => {
    if (!here()) return;
    const found = await all.find(d => d.name === name)?.open();
    if (!found) return;
    counters = new KnexCounters(found.db);
    ({ drop } = found);
  }, 30_000);
  afterEach(async () => { await drop?.(); drop = undefined; });
  // A server that is not there was named on stderr once; what needs it has nothing to assert.
  const on = (title: string, test: () => Promise<void>) => it(title, async () => { if (here()) await test(); else expect(here()).toBe(false); }, 60_000);

  on('of forty at once, exactly as many pass as there is room', async () => {
    const passed = await Promise.all(Array.from({ length: 40 }, () => counters.take([of('x', 7)])));
    expect(passed.filter(full => !full)).toHaveLength(7);
    expect((await counters.used(['x', 'y'], HOUR.since))).toEqual(new Map([['x', 7], ['y', 0]]));
  });

  on('counts the same thing once in a window, and anew in the next', async () => {
    for (let n = 0; n < 3; n++) expect(await counters.take([of('x', 1)], 'REQ-1:i1')).toBeUndefined();
    expect(await counters.take([of('x', 1)], 'REQ-1:i2')).toMatchObject({ name: 'x' });
    expect(await counters.take([of('x', 1, NEXT)], 'REQ-1:i2')).toBeUndefined();
  });

  on('counts in all bounds or in none: what is full is named', async () => {
    await counters.take([of('system', 1)], 'a');
    expect(await counters.take([of('subject', 5), of('system', 1)], 'b')).toEqual(of('system', 1));
    expect(await counters.used(['subject', 'system'], HOUR.since)).toEqual(new Map([['subject', 0], ['system', 1]]));
    // Counted in one already: only the other counts it anew.
    expect(await counters.take([of('subject', 5), of('system', 1)], 'a')).toBeUndefined();
    expect(await counters.used(['subject', 'system'], HOUR.since)).toEqual(new Map([['subject', 1], ['system', 1]]));
  });

  on('of twenty at once in two bounds, as many pass as the narrower has room', async () => {
    const passed = await Promise.all(Array.from({ length: 20 }, (_, n) => counters.take([of(`own-${n % 2}`, 9), of('both', 5)], String(n))));
    expect(passed.filter(full => !full)).toHaveLength(5);
    const used = await counters.used(['own-0', 'own-1', 'both'], HOUR.since);
    expect([(used.get('own-0') ?? 0) + (used.get('own-1') ?? 0), used.get('both')]).toEqual([5, 5]);
  });

  on('a set loses its members by itself', async () => {
    await counters.join('s', 'ben', '2026-11-23T10:00:00.000Z');
    await counters.join('s', 'ben', '2026-11-23T10:30:00.000Z');
    await counters.join('s', 'juno', '2026-11-23T10:00:00.000Z');
    await counters.join('t', 'ben', '2026-11-23T12:00:00.000Z');
    expect(await counters.members('s', '2026-11-23T09:59:59.000Z')).toBe(2);
    expect(await counters.members('s', '2026-11-23T10:00:00.000Z')).toBe(1);
  });

  on('rows go when their window is over', async () => {
    await counters.take([of('n'.repeat(400), 5)], 'a');
    expect(await counters.live('2026-11-23T09:30:00.000Z', 10)).toEqual([{ name: 'n'.repeat(255), since: HOUR.since, used: 1 }]);
    await counters.clean('2026-11-23T10:00:00.000Z');
    expect(await counters.take([of('n'.repeat(400), 1)], 'b')).toBeUndefined();
  });
});
