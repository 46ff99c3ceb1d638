import knex, { type Knex } from 'knex';
import { KnexJournal, migrate } from '../knex';
import type { JournalEvent } from '../journal';
import { TestClock } from '../testing';
import { Stream } from './stream';

const add = (n: number, e: JournalEvent) => n + (e.data as { by: number }).by;

describe('a stream beside the requests', () => {
  let db: Knex;
  const clock = new TestClock();
  const open = () => new Stream(new KnexJournal(db), clock, 'SYS-count', add, 0);
  beforeEach(async () => {
    db = knex({ client: 'better-sqlite3', connection: ':memory:', useNullAsDefault: true, pool: { min: 1, max: 1 } });
    await migrate(db);
  });
  afterEach(() => db.destroy());

  it('is folded from its events, and another replica sees what was written', async () => {
    const [a, b] = [open(), open()];
    expect(await a.write(() => [{ kind: 'counted', actor: 'x', data: { by: 2 } }])).toBe(2);
    expect(await b.read()).toBe(2);
    await b.write(n => [{ kind: 'counted', actor: 'y', data: { by: n } }]);
    expect(await a.read()).toBe(4);
  });

  it('two writers at once: each decides on what the other wrote', async () => {
    const streams = Array.from({ length: 4 }, open);
    await Promise.all(streams.map(s => s.write(n => (n < 2 ? [{ kind: 'counted', actor: 'x', data: { by: 1 } }] : []))));
    expect(await open().read()).toBe(2);
  });

  it('is verified like a request and never taken for one', async () => {
    await open().write(() => [{ kind: 'counted', actor: 'x', data: { by: 1 } }]);
    const journal = new KnexJournal(db);
    expect(await journal.verify('SYS-count')).toBeUndefined();
    expect(await journal.lagging('9999')).toEqual([]);
    await db('cs_journal').where({ request_id: 'SYS-count' }).update({ data: '{"by":7}' });
    expect(await journal.verify('SYS-count')).toMatchObject({ seq: 1, why: 'was edited' });
  });
});
