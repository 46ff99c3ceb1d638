import type { Desk } from '@countersign/core';
import { KnexJournal } from '@countersign/core/knex';
import { createTestHost, ScriptedModel, type TestHost } from '@countersign/core/testing';
import { forgeSql, needing, type ForgeSql } from '../../dev/platform/sql-for-tests';
import { forgeKnex } from './client';

const DB = 'resource:default/payments-db';
const HOUR = 3_600_000;
const MINUTE = 60_000;
const isWrite = (query: string) => /^(?:insert|update|delete)/.test(query);
const script = () => [{ name: 'do_prod', args: { quote: '', system: DB, duration: 'PT4H' } }];

let there: ForgeSql;
beforeAll(async () => { there = await forgeSql(); }, 60_000);
afterAll(async () => { await there.close(); });
const clear = async () => { for (const table of await tablesOf()) if (table.startsWith('cs_')) await there.db(table).del(); };
const tablesOf = async (): Promise<string[]> => there.db('information_schema.tables').where({ table_schema: there.db.raw('database()') }).pluck('table_name');
beforeEach(async () => { there.proxy.fault = undefined; await clear(); there.proxy.reset(); });
const on = needing(() => there);

/** A desk of its own process: nothing but the database is shared. */
const another = (): Promise<TestHost> => createTestHost(new ScriptedModel(script), { knex: forgeKnex(), migrate: async () => undefined });
const ask = (host: TestHost, idempotencyKey: string, desk: Desk = host.desk) => desk.ask(host.as('ben'), { text: 'prod read for 4h to debug INC-7', idempotencyKey });
const approve = async (host: TestHost, id: string, desk: Desk = host.desk) => desk.decide(host.as('chloe'), `${id}.i1.1`, { decision: 'approve' });

it('a request is asked, approved, done, seen and taken back; its record holds', on(async ({ proxy }) => {
  const host = await another();
  const asked = await ask(host, 'whole');
  expect(asked.items[0]).toMatchObject({ state: 'waiting', waiting: { for: 'approval' } });
  const calls = [proxy.stats.dml];
  const [pending] = await host.desk.approvals(host.as('chloe'));
  proxy.reset();
  const done = await host.desk.decide(host.as('chloe'), pending.id, { decision: 'approve' });
  calls.push(proxy.stats.dml);
  expect(done.items[0]).toMatchObject({ state: 'verified', receipt: { verified: true } });
  expect(host.world.effects).toHaveLength(1);
  host.clock.move(5 * HOUR);
  await host.desk.tick();
  expect((await host.desk.get(host.as('ben'), done.id)).items[0].grant).toMatchObject({ state: 'ended' });
  expect(await host.desk.list(host.as('ben'))).toHaveLength(1);
  expect(await host.desk.verifyAudit(host.as('otto'))).toMatchObject({ ok: true });
  // What asking and deciding cost: every call is a way to another machine.
  expect(calls.map((n, at) => n <= [18, 32][at])).toEqual([true, true]);
}), 120_000);

it('a desk that dies at any statement that writes: no effect twice, and the next process finishes it', on(async ({ db, proxy }) => {
  const counting = await another();
  proxy.reset();
  await approve(counting, (await ask(counting, 'counted')).id);
  const writes = proxy.stats.statements.filter(isWrite).length;
  expect(writes).toBeGreaterThan(15);
  // Dead after one write is dead before the next.
  for (let point = 0; point <= writes; point++) {
    await clear();
    const host = await another();
    let written = 0;
    let dead = point === 0;
    proxy.fault = (_, query) => {
      if (dead) return 'before';
      dead = isWrite(query) && ++written === point;
      return dead ? 'after' : undefined;
    };
    await ask(host, 'crash').then(({ id }) => approve(host, id)).catch(() => undefined);
    proxy.fault = undefined;
    const next = host.restart();
    const { id } = await ask(host, 'crash', next);
    // The sweep plans what was never planned and finishes what was begun; the owner says yes where nobody did.
    const state = async () => (await next.get(host.as('ben'), id)).items[0]?.state;
    for (let n = 0; n < 4 && (await state()) !== 'verified'; n++) {
      await approve(host, id, next).catch(() => undefined);
      host.clock.move(3 * MINUTE);
      await next.tick();
    }
    expect([point, host.world.effects.length, await state()]).toEqual([point, 1, 'verified']);
    expect(await new KnexJournal(db).verify(id)).toBeUndefined();
  }
}), 300_000);
