import { rmSync } from 'node:fs';
import { createSqlProxy, type SqlProxy } from './sql';
import { engineHere, type EngineName } from './sql-engine';
import { mariaDbAnswers } from './sql-mariadb';
import { keptFile } from './sqlite/engine';

const DML = '/api/v1/execute';
const DDL = '/api/v1/execute/ddl';
const ROOMY = { dmlPerSecond: 1e6, ddlPerMinute: 1e6 };

const asker = (proxy: SqlProxy) => async (query: string, { params = [] as unknown[], target = DML, to = proxy } = {}) => {
  const { status, body } = await to.handle(target, JSON.stringify({ query, params, method: 'all' }));
  return { status, ...(JSON.parse(body) as { rows?: unknown; code?: string; debug?: { errno: number } }) };
};

it('the engine is what was asked for, or what is here', async () => {
  const answers = await mariaDbAnswers();
  expect([await engineHere('sqlite'), await engineHere('')]).toEqual(['sqlite', answers ? 'mariadb' : 'sqlite']);
  expect(await engineHere('mariadb').catch((e: Error) => e.message)).toMatch(answers ? /^mariadb$/ : /start it/);
  await expect(engineHere('oracle')).rejects.toThrow('mariadb or sqlite');
});

it('a name for a database that is not plain', () => { expect(() => createSqlProxy({ database: 'a`b' })).toThrow('not a name'); });

describe.each<EngineName>(['sqlite', 'mariadb'])('Forge SQL, played by %s', engine => {
  const proxy = createSqlProxy({ engine, limits: ROOMY });
  const ask = asker(proxy);
  let here = true;
  beforeAll(async () => {
    here = engine === 'sqlite' || (await mariaDbAnswers());
    if (!here) { process.stderr.write('skipped: the stand-in for Forge SQL on MariaDB, which does not answer on 127.0.0.1:3306\n'); return; }
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
  });

  on('words inside literals and names are no statements', async () => {
    expect(await ask("select 'begin; commit' as `returning`")).toEqual({ status: 200, rows: [{ returning: 'begin; commit' }], metadata: {} });
    expect(await ask('SELECT 1 AS n;')).toMatchObject({ status: 200 });
  });

  on('answers in the documented forms', async () => {
    expect(await ask('insert into t values (?, ?, ?, ?)', { params: ['a', 1, '1152921504606846976', '2026-02-03 04:05:06.789'] })).toMatchObject({ status: 200, rows: { affectedRows: 1, insertId: 0 } });
    expect((await ask("select * from t where id = 'a'")).rows).toEqual([{ id: 'a', n: 1, big: '1152921504606846976', at: '2026-02-03 04:05:06.789' }]);
    expect((await ask('select count(*) as n, sum(case when id = ? then 1 else 0 end) as `marked`, max(n) as top from t', { params: ['a'] })).rows).toEqual([{ n: '1', marked: '1', top: 1 }]);
    expect(await ask("insert into t (id) values ('a')")).toMatchObject({ status: 400, code: 'SQL_EXECUTION_ERROR', debug: { code: 'ER_DUP_ENTRY', errno: 1062, sqlState: '23000' } });
  });

  on('nothing of a session carries over to the next call', async () => {
    await ask('set @x = 7');
    expect((await ask('select @x as x')).rows).toEqual([{ x: null }]);
  });

  on('keeps the limits, and does nothing beyond them', async () => {
    const small = createSqlProxy({ engine, limits: { dmlPerSecond: 3, ddlPerMinute: 1, requestBytes: 200, responseBytes: 300 } });
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

  on('says what is wrong by the numbers of MySQL', async () => {
    await ask("create table e (id varchar(4) not null, n int not null, words mediumtext, primary key (id))", { target: DDL });
    await ask('alter table e add unique e_uq(n)', { target: DDL });
    expect(await ask("insert into e (id, n) values ('a', 1)")).toMatchObject({ status: 200 });
    const wrong: [string, number, string?][] = [
      ["insert into e (id, n) values ('a', 2)", 1062], ["insert into e (id, n) values ('b', 1)", 1062], ["insert into e (id, n) values ('a ', 2)", 1062],
      ["insert into e (id, n) values ('b', null)", 1048], ["insert into e (id, n) values (null, 2)", 1048], ["insert into e (id) values ('b')", 1364], ['update e set n = null', 1048],
      ["insert into e (id, n) values ('12345', 2)", 1406], ["update e set id = '12345'", 1406], ["insert into e (id, n) values ('b', 2147483648)", 1264], ["insert into e (id, n) values ('b', 'many')", 1366],
      ["insert into e (id, m) values ('b', 2)", 1054], ['select m from e', 1054], ['select * from nowhere', 1146], ['select from where', 1064], ['select * from e where id = ?', 1210],
      ['create table e (id int)', 1050, DDL], ['drop table nowhere', 1051, DDL], ['alter table e add n int', 1060, DDL], ['alter table e add index e_uq(n)', 1061, DDL], ['alter table nowhere add n int', 1146, DDL],
      ['create table wide (a varchar(500) not null, b varchar(300) not null, primary key (a, b))', 1071, DDL],
    ];
    const found = [];
    for (const [query, , target] of wrong) found.push([query, (await ask(query, { target })).debug?.errno]);
    expect(found).toEqual(wrong.map(([query, errno]) => [query, errno]));
    expect((await ask('select id, n from e')).rows).toEqual([{ id: 'a', n: 1 }]);
    expect((await ask('select * from wide')).debug?.errno).toBe(1146);
  });

  on('compares as utf8mb4_bin does: capital letters count, blanks at the end do not', async () => {
    await ask('create table c (id varchar(20), primary key (id))', { target: DDL });
    expect((await ask("insert into c values ('key'), ('KEY'), ('50%'), ('505')")).rows).toMatchObject({ affectedRows: 4 });
    const ids = async (where: string, ...params: unknown[]) => ((await ask(`select id from c where ${where} order by id`, { params })).rows as { id: string }[]).map(r => r.id);
    expect([await ids('id = ?', 'key  '), await ids('id like ?', 'k%'), await ids('id like ?', '50\\%'), await ids('id like ?', '50_'), await ids('not id like ?', '%5%')]).toEqual([['key'], ['key'], ['50%'], ['50%', '505'], ['KEY', 'key']]);
  });

  on('ignores, shortens and merges rows as MySQL does', async () => {
    await ask('create table m (id varchar(4) not null, n int, primary key (id))', { target: DDL });
    await ask("insert into m (id, n) values ('a', 1)");
    expect(await ask('insert ignore into m (id, n) values (?, ?), (?, ?), (?, ?)', { params: ['a', 2, 'longer', 3, 5, null] })).toMatchObject({ status: 200, rows: { affectedRows: 2 } });
    expect((await ask('select * from m order by id')).rows).toEqual([{ id: '5', n: null }, { id: 'a', n: 1 }, { id: 'long', n: 3 }]);
    await ask('insert into m (id, n) values (?, ?), (?, ?) on duplicate key update id = values(id), n = values(n)', { params: ['a', 9, 'b', 7] });
    expect(await ask("insert into m (id, n) values ('c', 1), ('a', 1)")).toMatchObject({ debug: { errno: 1062 } });
    expect((await ask("select id, n from m where (id, n) in ((?, ?), ('b', 7), ('c', 1)) order by id", { params: ['a', 9] })).rows).toEqual([{ id: 'a', n: 9 }, { id: 'b', n: 7 }]);
    expect((await ask("update m set n = 7 where id in ('a', 'b', 'x')")).rows).toMatchObject({ affectedRows: 2 });
  });

  on('numbers rows where it was told to, and tells what the schema is', async () => {
    await ask('CREATE TABLE IF NOT EXISTS s (id BIGINT PRIMARY KEY AUTO_INCREMENT, name VARCHAR(255) NOT NULL, at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP);', { target: DDL });
    await ask('alter table s add more mediumtext', { target: DDL });
    await ask('alter table s add index s_ix(name, at)', { target: DDL });
    expect((await ask('INSERT INTO s (name) VALUES (?);', { params: ['x'] })).rows).toMatchObject({ affectedRows: 1, insertId: 1 });
    expect((await ask('SELECT id, name, at FROM s;')).rows).toEqual([{ id: '1', name: 'x', at: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/) }]);
    expect((await ask("select index_name as i, column_name as c, seq_in_index as n from information_schema.statistics where table_schema = database() and table_name = 's' order by index_name, seq_in_index")).rows)
      .toEqual([{ i: 'PRIMARY', c: 'id', n: 1 }, { i: 's_ix', c: 'name', n: 1 }, { i: 's_ix', c: 'at', n: 2 }]);
    const [{ bytes }] = (await ask("select data_length as bytes from information_schema.tables where table_schema = database() and table_name = 's'")).rows as { bytes: string }[];
    expect(Number(bytes)).toBeGreaterThan(1_000);
    expect((await ask('show columns from s')).rows).toMatchObject([{ Field: 'id', Null: 'NO', Key: 'PRI' }, { Field: 'name', Type: 'varchar(255)', Null: 'NO' }, { Field: 'at', Type: 'timestamp' }, { Field: 'more', Type: 'mediumtext', Null: 'YES', Default: null }]);
    expect(await ask('show columns from nowhere')).toMatchObject({ debug: { errno: 1146 } });
  });
});

describe('SQLite as Forge SQL', () => {
  it('refuses what it was not taught, rather than guess', async () => {
    const proxy = createSqlProxy({ engine: 'sqlite', limits: ROOMY });
    const ask = asker(proxy);
    const foreign: [string, string?][] = [
      ['select "a"'], ["select 'a' || 'b'"], ['select 1 / 2'], ["select concat('a', 'b')"], ['select avg(1)'], ["select 'a\\\\b'"], ['replace into t values (1)'], ['show tables'], ['select * from sqlite_schema'],
      ['create table u (n decimal(3,1))', DDL], ['create table u (n int auto_increment primary key)', DDL], ['alter table u drop n', DDL], ['alter table u add constraint k check (n)', DDL], ['truncate table u', DDL],
    ];
    for (const [query, target] of foreign) expect({ query, ...(await ask(query, { target })) }).toMatchObject({ query, status: 400, debug: { errno: 1235, sqlMessage: expect.stringContaining('COUNTERSIGN_FORGE_SQL=mariadb') } });
    await proxy.close();
  });

  it('a database with a name is there again', async () => {
    const database = `kept_${process.pid}`;
    const proxy = createSqlProxy({ engine: 'sqlite', database, limits: ROOMY });
    try {
      await asker(proxy)('create table k (id int, primary key (id))', { target: DDL });
      await asker(proxy)('insert into k values (7)');
      await proxy.close();
      expect((await asker(proxy)('select id from k')).rows).toEqual([{ id: 7 }]);
    } finally {
      await proxy.close();
      rmSync(keptFile(database));
    }
  });
});
