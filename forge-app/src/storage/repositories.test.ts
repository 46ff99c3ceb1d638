import type { Person } from '@countersign/core';
import { KnexCounters, KnexJournal, KnexRelations, KnexSeals, KnexSecrets, KnexSettling } from '@countersign/core/knex';
import { TestClock } from '@countersign/core/testing';
import { forgeSql, needing, type ForgeSql } from '../../dev/platform/sql-for-tests';

const HOUR = { since: '2026-11-26T09:00:00.000Z', until: '2026-11-26T10:00:00.000Z' };
let there: ForgeSql;
beforeAll(async () => { there = await forgeSql(); }, 60_000);
afterAll(async () => { await there.close(); });
beforeEach(async () => {
  there.proxy.fault = undefined;
  for (const table of ['cs_takes', 'cs_counters', 'cs_secrets', 'cs_settling', 'cs_leaves', 'cs_heads', 'cs_heads_sent']) await there.db(table).del();
  there.proxy.reset();
});
const on = needing(() => there);

it('G23: of forty at once, exactly as many pass as there is room; the same thing counts once', on(async ({ db }) => {
  const counters = new KnexCounters(db);
  const passed = await Promise.all(Array.from({ length: 40 }, () => counters.take([{ name: 'x', most: 7, ...HOUR }])));
  expect(passed.filter(full => !full)).toHaveLength(7);
  expect(await counters.used(['x', 'y'], HOUR.since)).toEqual(new Map([['x', 7], ['y', 0]]));
  for (let n = 0; n < 3; n++) expect(await counters.take([{ name: 'z', most: 1, ...HOUR }], 'REQ-1')).toBeUndefined();
  expect(await counters.take([{ name: 'z', most: 1, ...HOUR }], 'REQ-2')).toMatchObject({ name: 'z' });
  expect(await counters.live('2026-11-26T09:30:00.000Z', 1)).toEqual([{ name: 'x', since: HOUR.since, used: 7 }]);
}));

it('G23: a lost answer may count once too often, never too little', on(async ({ db, proxy }) => {
  const counters = new KnexCounters(db);
  const take = () => counters.take([{ name: 'x', most: 5, ...HOUR }]);
  await take();
  for (const when of ['before', 'after'] as const) {
    proxy.fault = (_, query) => (query.startsWith('insert') ? when : undefined);
    await expect(take()).rejects.toMatchObject({ code: 'UNKNOWN_ERROR' });
  }
  proxy.fault = undefined;
  expect((await counters.used(['x'], HOUR.since)).get('x')).toBe(2);
}));

it('G23: a set loses its members by itself', on(async ({ db }) => {
  const counters = new KnexCounters(db);
  for (const until of ['2026-11-26T10:00:00.000Z', '2026-11-26T10:30:00.000Z']) await counters.join('s', 'ben', until);
  await counters.join('s', 'juno', '2026-11-26T10:00:00.000Z');
  expect([await counters.members('s', '2026-11-26T09:59:59.000Z'), await counters.members('s', '2026-11-26T10:00:00.000Z')]).toEqual([2, 1]);
  await counters.clean('2026-11-26T11:00:00.000Z');
  expect(await db('cs_counters').select()).toEqual([]);
}));

it('G18: a secret is shown to one of eight readers at once, and stored sealed', on(async ({ db }) => {
  const clock = new TestClock();
  const secrets = new KnexSecrets(db, new Uint8Array(32).fill(1), clock);
  const id = await secrets.keep('user:jira/ben', 'correct horse', 10, 'r i1');
  expect(JSON.stringify(await db('cs_secrets').select())).not.toContain('horse');
  expect(await secrets.reveal(id, 'user:jira/eve')).toEqual({ ok: false, reason: 'not-yours' });
  const shown = await Promise.all(Array.from({ length: 8 }, () => secrets.reveal(id, 'user:jira/ben')));
  expect(shown.filter(s => s.ok)).toEqual([{ ok: true, value: 'correct horse' }]);
  const guessed = await secrets.keep('user:jira/ben', 'y', 10, 'r i2');
  for (let n = 0; n < 3; n++) expect(await secrets.miss(guessed)).toBe('r i2');
  expect(await secrets.reveal(guessed, 'user:jira/ben')).toEqual({ ok: false, reason: 'gone' });
  clock.move(11 * 60_000);
  expect(await secrets.unread(5)).toEqual([{ ref: guessed, about: 'r i2' }]);
}));

it('G28: rows get numbers without a gap from two sealers at once, and heads are kept once', on(async ({ db }) => {
  const journal = new KnexJournal(db);
  await journal.append({ requestId: 'r', seq: 0, hash: '' }, [1, 2, 3].map(n => ({ kind: `k${n}`, actor: 'a', data: {} })), HOUR.since);
  const [one, two] = [new KnexSeals(db), new KnexSeals(db)];
  const rows = await one.unnumbered(HOUR.since, 10);
  expect(rows.map(r => r.seq)).toEqual([1, 2, 3]);
  expect((await Promise.all([one.number(0, rows), two.number(0, rows)])).filter(Boolean)).toHaveLength(1);
  expect([await one.size(), (await one.leaves(1, 10)).map(l => l.idx), await one.unnumbered(HOUR.since, 10)]).toEqual([3, [1, 2], []]);
  const head = { size: 3, root: 'root', note: 'note', at: HOUR.since };
  expect([await one.keepHead(head), await two.keepHead(head)]).toEqual([true, false]);
  expect([await two.lastHead(), await two.headsAfter(0, 5), await two.headsAfter(3, 5)]).toEqual([head, [head], []]);
  await one.noteSent('witness', head);
  await one.noteSent('witness', head);
  expect(await one.sent()).toEqual([{ place: 'witness', size: 3, at: HOUR.since }]);
  await db('cs_journal').where({ seq: 2 }).del();
  expect((await one.byLeaf(0, 10)).map(p => [p.seq, Boolean(p.row)])).toEqual([[1, true], [2, false], [3, true]]);
  await db('cs_leaves').where({ idx: 2 }).del();
  expect((await one.unplaced({ requestId: 'r', seq: 1 }, 10)).map(p => p.seq)).toEqual([3]);
  expect([await one.tops('', 10), await one.spans(HOUR.since, HOUR.until)]).toEqual([[], [{ requestId: 'r', first: 1, last: 3 }]]);
}));

it('G6, G2: what was seen first of things and of people is kept, whoever saw it', on(async ({ db }) => {
  const clock = new TestClock();
  const thing = (owner: string) => ({ ref: 'resource:jira/db', title: 'db', kind: 'system', tags: [], owner, tier: 2 });
  await new KnexSettling(db, clock).settle([thing('group:jira/data')]);
  const [changed] = await new KnexSettling(db, clock).settle([thing('group:jira/eve')]);
  expect(changed).toMatchObject({ owner: 'group:jira/data', changing: { to: { owner: 'group:jira/eve' } } });
  const ben = (manager: string): Person => ({ ref: 'user:jira/ben', name: 'Ben', manager, groups: [], employment: 'employee', active: true, privileged: false, tags: [] });
  await new KnexRelations(db, clock).settle([ben('user:jira/chloe')], () => undefined);
  clock.move(86_400_000);
  const [moved] = await new KnexRelations(db, clock).settle([ben('user:jira/eve')], () => undefined);
  expect(moved.managerSince).toBe(clock.now().toISOString());
}));
