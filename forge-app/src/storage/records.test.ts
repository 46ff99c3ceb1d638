import { forgeSql, needing, type ForgeSql } from '../../dev/platform/sql-for-tests';
import { IssueLinks } from './issue-links';
import { selfTest } from './self-test';
import { storageUse } from './size';
import { UsedNonces } from './used-nonces';

const AT = '2026-11-26T09:00:00.000Z';
let there: ForgeSql;
beforeAll(async () => { there = await forgeSql(); }, 60_000);
afterAll(async () => { await there.close(); });
beforeEach(() => { there.proxy.fault = undefined; });
const on = needing(() => there);

it('G1: of eight that use a nonce at once, one may', on(async ({ db }) => {
  let now = new Date(AT);
  const nonces = new UsedNonces(db, () => now);
  const used = await Promise.all(Array.from({ length: 8 }, () => nonces.use('n'.repeat(300), '2026-11-26T09:15:00.000Z')));
  expect(used.filter(Boolean)).toHaveLength(1);
  await nonces.clean();
  expect(await nonces.use('n'.repeat(300), AT)).toBe(false);
  now = new Date('2026-11-26T09:16:00.000Z');
  await nonces.clean();
  expect(await db('cs_nonces').select()).toEqual([]);
}));

it('G1: a nonce whose answer got lost is never used twice', on(async ({ db, proxy }) => {
  const nonces = new UsedNonces(db, () => new Date(AT));
  for (const when of ['before', 'after'] as const) {
    proxy.fault = () => when;
    await expect(nonces.use(`lost ${when}`, AT)).rejects.toMatchObject({ code: 'UNKNOWN_ERROR' });
  }
  proxy.fault = undefined;
  expect(await nonces.use('lost after', AT)).toBe(false);
}));

it('an issue keeps the request it was linked to first', on(async ({ db, proxy }) => {
  const links = new IssueLinks(db);
  const link = (issueId: string, requestId: string, at = AT) => ({ issueId, requestId, projectId: '10', at });
  const all = await Promise.all(['r1', 'r2', 'r3', 'r4'].map(r => links.link(link('1', r))));
  const [{ requestId }] = all;
  expect(new Set(all.map(l => l.requestId))).toEqual(new Set([requestId]));
  proxy.fault = (_, query) => (query.startsWith('insert') ? 'after' : undefined);
  expect(await links.link(link('2', 'r5', '2026-11-26T10:00:00.000Z'))).toMatchObject({ requestId: 'r5' });
  expect((await links.ofProject('10', 5)).map(l => l.issueId)).toEqual(['2', '1']);
  expect(await links.ofRequests(['r5', 'r9'])).toEqual([link('2', 'r5', '2026-11-26T10:00:00.000Z')]);
  await links.forget('2');
  expect(await links.ofIssue('2')).toBeUndefined();
}));

it('says how full the database is, and warns from 80 %', on(async ({ db }) => {
  const use = await storageUse(db, 'DEVELOPMENT');
  expect(use.bytes).toBeGreaterThan(100_000);
  expect(use.tables.map(t => t.name)).toContain('cs_journal');
  expect(use.bytes).toBe(use.tables.reduce((n, t) => n + t.bytes, 0));
  expect(use).toMatchObject({ limit: 134_217_728, warn: false });
  const full = new Proxy(db, { apply: (target, self, args) => (args[0] === 'information_schema.tables' ? { where: () => ({ select: async () => [{ name: 'big', data: '107374183', indexes: null }] }) } : Reflect.apply(target, self, args)) });
  expect(await storageUse(full, 'DEVELOPMENT')).toMatchObject({ share: expect.closeTo(0.8), warn: true });
}));

it('the self-test names what holds on this server, and leaves nothing behind', on(async () => {
  const own = await forgeSql({ empty: true, limits: { dmlPerSecond: 150, ddlPerMinute: 25 } });
  const findings = await selfTest();
  own.proxy.fault = () => 'before';
  const dead = await selfTest().then(() => undefined, (e: { code: string }) => e.code);
  own.proxy.fault = undefined;
  expect(findings).toHaveLength(9);
  expect(findings.filter(f => !f.ok)).toEqual([]);
  expect(findings.map(f => f.found)).toEqual(expect.arrayContaining(['ER_DUP_ENTRY 1062 23000', 'two rows', 'SQL_POLICY_VIOLATION']));
  expect(Number(/^\d+/.exec(findings[8].found)?.[0])).toBeGreaterThanOrEqual(20);
  expect(dead).toBe('UNKNOWN_ERROR');
  expect(await own.db.schema.hasTable('cs_self_test')).toBe(false);
  await own.close();
}));
