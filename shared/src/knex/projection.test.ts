import type { Knex } from 'knex';
import type { Head, RequestRow } from '../journal';
import { testDatabases, type TestDatabase } from '../testing/databases';
import { KnexJournal } from './journal';
import { migrate } from './migrations';

const NOW = '2026-11-23T09:00:00.000Z';
const LATER = '2026-11-23T09:02:00.000Z';
const start = (requestId: string): Head => ({ requestId, seq: 0, hash: '' });
const event = (kind: string) => ({ kind, actor: 'user:default/ben', data: { kind } });
const row = (version: number, extra: Partial<RequestRow> = {}): RequestRow => ({
  id: 'r', version, hash: 'h', state: 'waiting', requester: 'user:default/ben', subject: 'user:default/ben', createdAt: NOW, updatedAt: NOW, wakeAt: '',
  waitingOn: ['user:default/chloe'], concerns: [], hasGrants: false, hasHandoff: false, snapshot: { version }, ...extra,
});

/** A Knex that fails at the n-th statement it is asked for: what a process leaves behind when it dies there. */
const dyingAt = (db: Knex, n: number) => {
  let asked = 0;
  return new Proxy(db, { apply: (target, self, args) => { if (++asked >= n) throw new Error('died'); return Reflect.apply(target, self, args); } });
};

let all: TestDatabase[] = [];
beforeAll(async () => { all = await testDatabases(); });

describe.each(['SQLite', 'PostgreSQL', 'MariaDB'])('projections on %s', name => {
  let db: Knex;
  let drop: (() => Promise<void>) | undefined;
  let journal: KnexJournal;
  beforeEach(async () => {
    const found = all.find(d => d.name === name);
    if (!found?.available) return;
    ({ db, drop } = await found.open());
    journal = new KnexJournal(db);
  }, 30_000);
  afterEach(async () => { await drop?.(); drop = undefined; });
  // What is not there was named on stderr once.
  const on = (title: string, test: () => Promise<void>) => it(title, async () => { if (drop) await test(); else expect(all.find(d => d.name === name)?.available).toBe(false); }, 60_000);
  const inbox = async (person: string) => (await journal.listRequests({ waitingOn: `user:default/${person}` })).map(r => r.version);

  on('a writer that dies at any statement leaves the inbox right once somebody saves again', async () => {
    await journal.append(start('r'), [event('a'), event('b')], NOW);
    await journal.saveProjection(row(1, { waitingOn: ['user:default/mara'] }));
    const next = row(2, { waitingOn: ['user:default/chloe', 'user:default/felix'] });
    for (let n = 1; n <= 4; n++) {
      await new KnexJournal(dyingAt(db, n)).saveProjection(next).catch(() => undefined);
      const { row: at } = (await journal.loadProjection('r')) ?? {};
      // Whichever version lists show, they show all of it.
      expect([await inbox('mara'), await inbox('chloe'), await inbox('felix')]).toEqual(at?.version === 2 ? [[], [2], [2]] : [[1], [], []]);
    }
    await journal.saveProjection(next);
    expect([await inbox('mara'), await inbox('chloe')]).toEqual([[], [2]]);
    await journal.saveProjection({ ...next, version: 3 });
    expect(await db('cs_involved').where('version', '<', 3)).toEqual([]);
  });

  on('a slower writer of an older version takes nobody out of the inbox', async () => {
    await journal.saveProjection(row(5));
    await journal.saveProjection(row(4, { waitingOn: ['user:default/mara'] }));
    expect([await inbox('mara'), await inbox('chloe')]).toEqual([[], [5]]);
  });

  on('many savers at once end at the newest version', async () => {
    await Promise.all(Array.from({ length: 12 }, (_, n) => journal.saveProjection(row(n + 1, { waitingOn: [`user:default/p${n + 1}`] }))));
    expect((await journal.loadProjection('r'))?.row?.version).toBe(12);
    expect([await inbox('p12'), await inbox('p11')]).toEqual([[12], []]);
  });

  on('what no projection shows is found: no row yet, or one that lags', async () => {
    const head = await journal.append(start('r'), [event('a')], NOW);
    await journal.append(start('s'), [event('a')], NOW);
    await journal.saveProjection(row(1, { id: 's' }));
    expect(await journal.lagging('2026-11-23T08:59:00.000Z')).toEqual([]);
    expect(await journal.lagging(NOW)).toEqual(['r']);
    expect((await journal.loadProjection('r'))?.beyond).toHaveLength(1);
    await journal.saveProjection(row(1));
    expect(await journal.lagging(NOW)).toEqual([]);
    await journal.append(head, [event('b')], LATER);
    expect(await journal.lagging(LATER)).toEqual(['r']);
    expect((await journal.loadProjection('r'))?.beyond.map(e => e.kind)).toEqual(['b']);
  });

  on('lists by every filter, in SQL', async () => {
    await journal.saveProjection(row(1, { id: 'a', wakeAt: LATER, hasGrants: true, updatedAt: LATER }));
    await journal.saveProjection(row(1, { id: 'b', state: 'done', hasHandoff: true, requester: 'user:default/eve', subject: 'user:default/juno', waitingOn: [], concerns: ['user:default/lina'] }));
    const ids = async (filter: Parameters<KnexJournal['listRequests']>[0]) => (await journal.listRequests(filter)).map(r => r.id);
    expect(await ids({})).toEqual(['a', 'b']);
    expect(await ids({ limit: 1 })).toEqual(['a']);
    expect(await ids({ states: ['done'] })).toEqual(['b']);
    expect(await ids({ withGrants: true })).toEqual(['a']);
    expect(await ids({ withHandoff: true })).toEqual(['b']);
    expect(await ids({ people: ['user:default/juno'] })).toEqual(['b']);
    expect(await ids({ people: ['user:default/lina', 'user:default/ben'] })).toEqual(['a', 'b']);
    expect(await ids({ people: ['user:default/chloe'] })).toEqual([]);
    expect(await ids({ wakeBefore: NOW })).toEqual([]);
    expect(await ids({ wakeBefore: LATER })).toEqual(['a']);
    expect(await ids({ since: LATER })).toEqual([]);
  });

  on('migrations run again harmlessly, and carry the inbox of an older schema over', async () => {
    await journal.saveProjection(row(3));
    await db('cs_migrations').where({ name: '004_involved_by_version' }).del();
    await db('cs_involved').del();
    await migrate(db);
    await migrate(db);
    expect(await inbox('chloe')).toEqual([3]);
  });
});
