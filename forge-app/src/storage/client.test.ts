import { faultOf } from '@countersign/core/knex';
import { forgeSql, needing, type ForgeSql } from '../../dev/platform/sql-for-tests';
import { forgeKnex } from './client';
import { schemaMissing } from './errors';

let there: ForgeSql;
beforeAll(async () => {
  there = await forgeSql({ empty: true });
  await there.db.schema.createTable('t', t => { t.string('id', 10).primary(); t.integer('n'); t.bigInteger('big'); t.boolean('yes'); t.datetime('at', { precision: 3 }); t.text('words', 'mediumtext'); });
}, 30_000);
beforeEach(async () => { there.proxy.fault = undefined; await there.db('t').del(); await there.db('t').insert([{ id: 'a', n: 1 }, { id: 'b', n: 2 }, { id: 'c', n: 3 }]); there.proxy.reset(); });
afterAll(async () => { await there.close(); });
const on = needing(() => there);

it('values go there and come back', on(async ({ db }) => {
  await db('t').insert({ id: 'v', n: 5, big: 2n ** 60n, yes: true, at: new Date(Date.UTC(2026, 1, 3, 4, 5, 6, 789)), words: { a: ['é😀'] } });
  expect(await db('t').where({ id: 'v' }).first()).toEqual({ id: 'v', n: 5, big: '1152921504606846976', yes: 1, at: '2026-02-03 04:05:06.789', words: '{"a":["é😀"]}' });
}));

it('limits and offsets are written out, in every place they can stand', on(async ({ db, proxy }) => {
  expect(await db('t').orderBy('id').first('id')).toEqual({ id: 'a' });
  expect(await db('t').orderBy('id').limit(1).offset(1).pluck('id')).toEqual(['b']);
  expect(await db('t').orderBy('id').offset(2).pluck('id')).toEqual(['c']);
  expect(await db('t').limit(0)).toEqual([]);
  expect(await db.from(db('t').orderBy('n', 'desc').limit(1).as('s')).first('s.id')).toEqual({ id: 'c' });
  expect(await db('t').where('n', '>', 1).select('id').union(db('t').where({ n: 1 }).select('id')).orderBy('id').limit(2)).toEqual([{ id: 'a' }, { id: 'b' }]);
  expect(proxy.stats.statements.filter(s => /limit \?|offset \?/.test(s))).toEqual([]);
  await expect(db('t').limit(-1)).rejects.toThrow('whole number');
}));

it('writes say what they did', on(async ({ db }) => {
  expect(await db('t').insert({ id: 'd', n: 4 })).toEqual([0]);
  expect(await db('t').where('n', '>', 2).update({ n: db.raw('?? + 1', ['n']) })).toBe(2);
  expect(await db('t').where({ id: 'a' }).increment('n', 9)).toBe(1);
  expect(await db('t').where({ n: 10 }).del()).toBe(1);
  expect(await db('t').insert({ id: 'b', n: 7 }).onConflict('id').ignore()).toEqual([0]);
  await db('t').insert({ id: 'b', n: 8 }).onConflict('id').merge();
  expect(await db('t').where({ id: 'b' }).first('n')).toEqual({ n: 8 });
}));

it('joins, lists, sums and the schema are asked as on MySQL', on(async ({ db }) => {
  expect(await db('t as x').join('t as y', join => { join.on('x.n', 'y.n').andOn('x.id', 'y.id'); }).whereIn(['x.id', 'x.n'], [['a', 1], ['b', 9]]).select('x.id')).toEqual([{ id: 'a' }]);
  expect(await db('t').count({ n: '*' })).toEqual([{ n: '3' }]);
  expect(await db('t').max({ top: 'n' }).groupBy('yes')).toEqual([{ top: 3 }]);
  expect((await db.raw('select ?? as x from ?? where id = ?', ['n', 't', 'a']))[0]).toEqual([{ x: 1 }]);
  expect([await db.schema.hasTable('t'), await db.schema.hasTable('u'), await db.schema.hasColumn('t', 'n'), await db.schema.hasColumn('t', 'm')]).toEqual([true, false, true, false]);
}));

it('what Forge SQL cannot do is refused before anything is sent', on(async ({ db, proxy }) => {
  await expect(async () => db.transaction(async () => undefined)).rejects.toThrow('no transactions');
  await expect(db('t').insert({ id: 'x', words: Buffer.from('x') })).rejects.toThrow('base64');
  await expect(db('t').insert({ id: 'x', n: Number.NaN })).rejects.toThrow('NaN cannot be bound');
  await expect(db('t').insert({ id: 'x', at: new Date(Number.NaN) })).rejects.toThrow('invalid date');
  expect(proxy.stats.statements).toEqual([]);
}));

it('errors mean what they mean on MySQL, and carry nobody’s data', on(async ({ db, proxy }) => {
  const error = await db('t').insert({ id: 'a', words: 'private words' }).then(() => undefined, e => e);
  expect(error).toMatchObject({ code: 'ER_DUP_ENTRY', errno: 1062, sqlState: '23000' });
  expect(error.message).not.toContain('private words');
  expect([faultOf(error), schemaMissing(error)]).toEqual(['duplicate', false]);
  expect(await db('nowhere').then(() => undefined, e => [e.errno, faultOf(e), schemaMissing(e)])).toEqual([1146, 'other', true]);
  proxy.fault = () => 'after';
  expect(await db('t').insert({ id: 'z' }).then(() => undefined, faultOf)).toBe('unknown');
}));

it('waits when it came too often, and says so when waiting did not help', on(async ({ proxy }) => {
  const handle = proxy.handle.bind(proxy);
  let turnedAway = 0;
  const busy = (most: number) => { turnedAway = 0; proxy.handle = async (target, raw) => (turnedAway++ < most ? { status: 429, body: 'slow down' } : handle(target, raw)); };
  busy(2);
  expect(await forgeKnex()('t').count({ n: '*' })).toEqual([{ n: '3' }]);
  busy(99);
  expect(await forgeKnex()('t').first().then(() => undefined, (e: unknown) => faultOf(e))).toBe('retry');
  expect(turnedAway).toBe(4);
  proxy.handle = handle;
}));
