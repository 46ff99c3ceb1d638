import knex from 'knex';
import { migrate } from './migrations';
import { KnexSettling } from './settling';

const DAY = 86_400_000;
const db = knex({ client: 'better-sqlite3', connection: ':memory:', useNullAsDefault: true, pool: { min: 1, max: 1 } });
let now = Date.parse('2026-11-24T09:00:00Z');
const clock = { now: () => new Date(now) };
const thing = (extra = {}) => ({ ref: 'resource:default/payments-db', title: 'payments-db', kind: 'system', tags: [], owner: 'group:default/data', tier: 2, ...extra });
const settled = async (extra = {}, s = new KnexSettling(db, clock)) => (await s.settle([thing(extra)]))[0];

beforeAll(() => migrate(db));
beforeEach(async () => { await db('cs_settling').del(); await settled(); });
afterAll(() => db.destroy());

describe('G6: a changed fact counts after seven days', () => {
  it('meanwhile the former owner approves, and the change is shown', async () => {
    expect(await settled({ owner: 'group:default/eve' })).toMatchObject({ owner: 'group:default/data', changing: { to: { owner: 'group:default/eve' }, until: new Date(now + 7 * DAY).toISOString() } });
    now += 7 * DAY - 1;
    expect((await settled({ owner: 'group:default/eve' })).owner).toBe('group:default/data');
    now += 1;
    expect(await settled({ owner: 'group:default/eve' })).toEqual(thing({ owner: 'group:default/eve' }));
  });

  it('taken back, or changed to something else, the days begin again', async () => {
    await settled({ owner: 'group:default/eve' });
    now += 6 * DAY;
    expect(await settled()).toEqual(thing());
    expect((await settled({ owner: 'group:default/eve' })).changing?.until).toBe(new Date(now + 7 * DAY).toISOString());
    now += 6 * DAY;
    expect((await settled({ owner: 'group:default/mallory' })).changing?.until).toBe(new Date(now + 7 * DAY).toISOString());
  });

  it('taken out of the catalog and put back with another owner, it is no new thing', async () => {
    const s = new KnexSettling(db, clock);
    await s.settle([]);
    expect((await settled({ owner: 'group:default/eve' }, s)).owner).toBe('group:default/data');
  });

  it('a tier that became more critical counts at once, a lower one does not', async () => {
    expect((await settled({ tier: 1 })).tier).toBe(1);
    expect((await settled({ tier: 3 })).tier).toBe(2);
  });

  it('two replicas agree, whoever saw it first', async () => {
    const [a, b] = [new KnexSettling(db, clock), new KnexSettling(db, clock)];
    await Promise.all([settled({}, a), settled({}, b)]);
    await settled({ owner: 'group:default/eve' }, a);
    now += 3 * DAY;
    const until = (await settled({ owner: 'group:default/eve' }, b)).changing?.until;
    expect(until).toBe(new Date(now + 4 * DAY).toISOString());
  });
});
