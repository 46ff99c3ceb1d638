import { forgeSql, needing, type ForgeSql } from '../../dev/platform/sql-for-tests';
import { forgeKnex } from './client';
import { migrate, schemaReady } from './migrate';
import { allMigrations } from './tables';

let there: ForgeSql;
beforeEach(async () => { there = await forgeSql({ empty: true }); });
afterEach(async () => { await there.close(); });
const on = needing(() => there);

/** Steps until nothing is left; each round is a minute. */
async function rounds(perMinute: number): Promise<number[]> {
  for (const ran: number[] = []; ;) {
    const result = await migrate({ perMinute });
    ran.push(result.ran);
    if (result.done) return ran;
  }
}

it('a first installation stays under 25 schema statements a minute, and goes on where it stopped', on(async ({ proxy }) => {
  expect(await schemaReady()).toBe(false);
  const counts: number[] = [];
  for (let done = false; !done;) {
    proxy.reset();
    ({ done } = await migrate());
    counts.push(proxy.stats.ddl);
  }
  expect(counts.length).toBeGreaterThan(1);
  expect(counts.every(n => n <= 25)).toBe(true);
  expect(await schemaReady()).toBe(true);
}));

it('run again it asks once and changes nothing', on(async ({ proxy }) => {
  await rounds(1_000);
  proxy.reset();
  expect(await migrate()).toEqual({ done: true, ran: 0 });
  expect([proxy.stats.ddl, proxy.stats.dml]).toEqual([0, 1]);
}));

it('what moves data finds the tables it moves between, and what it moved', on(async () => {
  await migrate({ migrations: allMigrations.slice(0, 3), perMinute: 1_000 });
  const snapshot = JSON.stringify({ record: {}, waitingOn: ['user:jira/a'], concerns: ['user:jira/b'] });
  await forgeKnex()('cs_requests').insert({ id: 'r', version: 7, hash: 'h', state: 'waiting', requester: 'p', subject: 'p', created_at: 't', updated_at: 't', wake_at: '', has_grants: 0, has_handoff: 0, snapshot });
  expect((await rounds(6)).length).toBeGreaterThan(2);
  expect(await forgeKnex()('cs_involved').orderBy('person').select('person', 'why', 'request_id', 'version')).toEqual([
    { person: 'user:jira/a', why: 'waiting', request_id: 'r', version: 7 }, { person: 'user:jira/b', why: 'concerned', request_id: 'r', version: 7 },
  ]);
}));

it('has every index, whether it was made in one go or stopped at each statement', on(async ({ proxy }) => {
  const indexes = async () => (await forgeKnex()('information_schema.statistics').where({ table_schema: forgeKnex().raw('database()') }).whereNot('table_name', '__migrations')
    .orderBy(['table_name', 'index_name', 'seq_in_index']).select('table_name as t', 'index_name as i', 'column_name as c')).map((r: { t: string; i: string; c: string }) => `${r.t}.${r.i}.${r.c}`);
  await rounds(1_000);
  const whole = await indexes();
  const statements = proxy.stats.statements.length;
  expect(whole).toContain('cs_journal.cs_journal_classes_ix.at');
  await there.close();
  for (const when of ['before', 'after'] as const) {
    there = await forgeSql({ empty: true });
    let stops = 0;
    // Always dying at the same place would never get past it.
    for (let done = false; !done; stops++) {
      const last = there.proxy.stats.statements.length + 4 + (stops % 5);
      there.proxy.fault = n => (n === last ? when : n > last ? 'before' : undefined);
      done = await migrate({ perMinute: 1_000 }).then(r => r.done, () => false);
      expect(stops).toBeLessThan(statements * 3);
    }
    there.proxy.fault = undefined;
    expect(stops).toBeGreaterThan(10);
    expect(await indexes()).toEqual(whole);
    await there.close();
  }
}), 120_000);

it('stops where the platform says it is enough', on(async () => {
  await there.close();
  there = await forgeSql({ empty: true, limits: { ddlPerMinute: 10 } });
  expect(await migrate({ perMinute: 25 })).toMatchObject({ done: false });
}));
