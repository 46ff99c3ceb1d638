import knex, { type Knex } from 'knex';
import { HOT_STREAMS } from '../create-runtime';
import { Conflict } from '../journal';
import { KnexJournal } from './journal';
import { migrate } from './migrations';
import { ShortJournal } from './short-journal';

const AT = '2026-11-23T09:00:00.000Z';
const event = (n: number) => ({ kind: 'counted', actor: 'x', data: { n } });

describe('the journal of a desk that lives for one call', () => {
  let db: Knex;
  let asked: string[];
  let now = 0;
  beforeEach(async () => {
    db = knex({ client: 'better-sqlite3', connection: ':memory:', useNullAsDefault: true, pool: { min: 1, max: 1 } });
    await migrate(db);
    await new KnexJournal(db).append({ requestId: 'SYS-switches', seq: 0, hash: '' }, [event(1), event(2)], AT);
    asked = [];
    db.on('query', q => { asked.push(q.sql); });
  });
  afterEach(() => db.destroy());
  const short = () => new ShortJournal(db, HOT_STREAMS, () => now);

  it('reads everything that deciding looks at in one statement, and what is new after it writes', async () => {
    const journal = short();
    expect(await journal.events('SYS-rules')).toEqual([]);
    expect((await journal.events('SYS-switches', 1)).map(e => e.seq)).toEqual([2]);
    expect(asked).toHaveLength(1);
    const [, last] = await journal.events('SYS-switches');
    await journal.append({ requestId: 'SYS-switches', seq: 2, hash: last.hash }, [event(3)], AT);
    expect((await journal.events('SYS-switches', 2)).map(e => e.seq)).toEqual([3]);
  });

  it('G22: a switch that somebody pulls is seen within five seconds', async () => {
    const journal = short();
    const [, last] = await journal.events('SYS-switches');
    await new KnexJournal(db).append({ requestId: 'SYS-switches', seq: 2, hash: last.hash }, [event(3)], AT);
    expect(await journal.events('SYS-switches', 2)).toEqual([]);
    now += 5_000;
    expect((await journal.events('SYS-switches', 2)).map(e => e.seq)).toEqual([3]);
  });

  it('a request just looked at is not read again; a rival’s write is met by the compare-and-set, and then seen', async () => {
    const journal = short();
    const head = await journal.append({ requestId: 'REQ-1', seq: 0, hash: '' }, [event(1)], AT);
    asked.length = 0;
    await Promise.all([journal.loadProjection('REQ-1'), journal.loadProjection('REQ-1')]);
    expect(asked).toHaveLength(1);
    await new KnexJournal(db).append(head, [event(2)], AT);
    await expect(journal.append(head, [event(2)], AT)).rejects.toBeInstanceOf(Conflict);
    expect((await journal.loadProjection('REQ-1'))?.beyond).toHaveLength(2);
  });
});
