import { createSqlProxy } from './sql';
import { sqlServerAnswers } from './sql-server';

const DML = '/api/v1/execute';
const DDL = '/api/v1/execute/ddl';
const ROOMY = { dmlPerSecond: 1e6, ddlPerMinute: 1e6 };

const proxy = createSqlProxy({ limits: ROOMY });
const ask = async (query: string, { params = [] as unknown[], target = DML, to = proxy } = {}) => {
  const { status, body } = await to.handle(target, JSON.stringify({ query, params, method: 'all' }));
  return { status, ...(JSON.parse(body) as { rows?: unknown; code?: string; debug?: { errno: number } }) };
};

let here = false;
beforeAll(async () => {
  here = await sqlServerAnswers();
  if (!here) { process.stderr.write('skipped: the stand-in for Forge SQL, no MariaDB answers on 127.0.0.1:3306\n'); return; }
  await ask('create table t (id varchar(64) primary key, n int, big bigint, at datetime(3))', { target: DDL });
}, 30_000);
afterAll(() => proxy.close());
const on = (title: string, test: () => Promise<void>) => it(title, async () => { if (here) await test(); else expect(here).toBe(false); });

describe('refuses what Forge SQL refuses', () => {
  it.each([
    'BEGIN', 'start transaction', 'commit', 'select 1; select 2', 'SET autocommit = 0', 'use mysql', 'show databases', 'show variables', 'lock tables t write',
    'select sleep(1)', "select get_lock('x', 1)", 'create table u (id int)', 'drop table t', "prepare s from 'select 1'", 'call p()', "select 1 into outfile '/tmp/x'", '/* a */ begin',
  ])('%s', async query => { expect(await ask(query)).toMatchObject({ status: 400, code: 'SQL_POLICY_VIOLATION' }); });

  it.each([
    ['select n from t limit ?', DML, [1], 1210],
    ['select n from t limit 1 offset ?', DML, [1], 1210],
    ['select ?', DML, [{ type: 'Buffer', data: [1] }], 1210],
    ["insert into t (id) values ('r') returning id", DML, [], 1064],
    ['alter table t add constraint f foreign key (n) references u (id)', DDL, [], 1235],
  ])('%s', async (query, target, params, errno) => { expect(await ask(query, { target, params })).toMatchObject({ status: 400, code: 'SQL_EXECUTION_ERROR', debug: { errno } }); });

  it('data through the endpoint for schemas, and an unknown endpoint', async () => {
    expect(await ask("insert into t (id) values ('x')", { target: DDL })).toMatchObject({ status: 400 });
    expect(await ask('select 1', { target: '/api/v1/other' })).toMatchObject({ status: 404 });
  });

  it('a name for a database that is not plain', () => { expect(() => createSqlProxy({ database: 'a`b' })).toThrow('not a name'); });
});

on('words inside literals and names are no statements', async () => {
  expect(await ask("select 'begin; commit' as `returning`")).toEqual({ status: 200, rows: [{ returning: 'begin; commit' }], metadata: {} });
  expect(await ask('SELECT 1 AS n;')).toMatchObject({ status: 200 });
});

on('answers in the documented forms', async () => {
  expect(await ask('insert into t values (?, ?, ?, ?)', { params: ['a', 1, '1152921504606846976', '2026-02-03 04:05:06.789'] })).toMatchObject({ status: 200, rows: { affectedRows: 1, insertId: 0 } });
  expect((await ask("select * from t where id = 'a'")).rows).toEqual([{ id: 'a', n: 1, big: '1152921504606846976', at: '2026-02-03 04:05:06.789' }]);
  expect((await ask('select count(*) as n from t')).rows).toEqual([{ n: '1' }]);
  expect(await ask("insert into t (id) values ('a')")).toMatchObject({ status: 400, code: 'SQL_EXECUTION_ERROR', debug: { code: 'ER_DUP_ENTRY', errno: 1062, sqlState: '23000' } });
});

on('nothing of a session carries over to the next call', async () => {
  await ask('set @x = 7');
  expect((await ask('select @x as x')).rows).toEqual([{ x: null }]);
});

on('keeps the limits, and does nothing beyond them', async () => {
  const small = createSqlProxy({ limits: { dmlPerSecond: 3, ddlPerMinute: 1, requestBytes: 200, responseBytes: 300 } });
  try {
    expect(await ask(`select '${'x'.repeat(300)}'`, { to: small })).toMatchObject({ status: 413 });
    expect(await ask("select repeat('x', 400) as x", { to: small })).toMatchObject({ status: 413 });
    expect(await ask('create table a (id int)', { target: DDL, to: small })).toMatchObject({ status: 200 });
    expect(await ask('create table b (id int)', { target: DDL, to: small })).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
    const statuses = await Promise.all(Array.from({ length: 6 }, async () => (await ask('insert into a values (1)', { to: small })).status));
    expect(statuses.filter(s => s === 200).length).toBe(2);
    await new Promise(done => setTimeout(done, 1_100));
    expect((await ask('select count(*) as n from a', { to: small })).rows).toEqual([{ n: '2' }]);
  } finally {
    await small.close();
  }
});

on('loses an answer before or after the statement was applied', async () => {
  const from = proxy.stats.statements.length;
  proxy.fault = n => (n === from + 1 ? 'before' : n === from + 2 ? 'after' : undefined);
  expect(await ask("insert into t (id) values ('lost-before')")).toMatchObject({ status: 504, code: 'UNKNOWN_ERROR' });
  expect(await ask("insert into t (id) values ('lost-after')")).toMatchObject({ status: 504, code: 'UNKNOWN_ERROR' });
  proxy.fault = undefined;
  expect((await ask("select id from t where id like 'lost%'")).rows).toEqual([{ id: 'lost-after' }]);
});
