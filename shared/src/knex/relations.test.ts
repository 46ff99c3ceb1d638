import knex, { type Knex } from 'knex';
import type { Person } from '../types';
import { TestClock } from '../testing';
import { KnexRelations, migrate } from './index';

const ben = (manager: string): Person => ({ ref: 'user:default/ben', name: 'Ben', manager, groups: [], employment: 'employee', active: true, privileged: false, tags: [] });
const HOUR = 3_600_000;

describe('how old a relation and a link are', () => {
  let db: Knex;
  let clock: TestClock;
  beforeEach(async () => {
    clock = new TestClock();
    db = knex({ client: 'better-sqlite3', connection: ':memory:', useNullAsDefault: true, pool: { min: 1, max: 1 } });
    await migrate(db);
  });
  afterEach(() => db.destroy());
  const look = async (manager: string, account?: string, at = new KnexRelations(db, clock)) => (await at.settle([ben(manager)], () => account))[0];

  it('G17: a manager seen first counts as always; a change counts from its date, on every replica', async () => {
    expect(await look('user:default/mara', 'a-1')).not.toHaveProperty('managerSince');
    clock.move(HOUR);
    const changed = clock.now().toISOString();
    expect(await look('user:default/vera', 'a-1')).toMatchObject({ managerSince: changed });
    clock.move(HOUR);
    expect(await look('user:default/vera', 'a-1')).toMatchObject({ managerSince: changed });
  });

  it('G2: a link that was there first counts; one that changes or appears later is new', async () => {
    expect(await look('user:default/mara', 'a-1')).not.toHaveProperty('linkedSince');
    clock.move(2 * HOUR);
    expect(await look('user:default/mara', 'a-2')).toMatchObject({ linkedSince: clock.now().toISOString() });
    const eve = { ...ben('user:default/mara'), ref: 'user:default/eve' };
    expect((await new KnexRelations(db, clock).settle([eve], () => 'a-3'))[0]).toMatchObject({ linkedSince: clock.now().toISOString() });
  });

  it('two replicas that see a change one after the other keep the first date', async () => {
    const [one, two] = [new KnexRelations(db, clock), new KnexRelations(db, clock)];
    await look('user:default/mara', 'a-1', one);
    await look('user:default/mara', 'a-1', two);
    clock.move(HOUR);
    const first = clock.now().toISOString();
    await look('user:default/vera', 'a-1', one);
    clock.move(HOUR);
    expect(await look('user:default/vera', 'a-1', two)).toMatchObject({ managerSince: first });
  });
});
