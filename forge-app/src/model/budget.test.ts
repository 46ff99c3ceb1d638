import { KnexCounters, migrate } from '@countersign/core/knex';
import knex, { type Knex } from 'knex';
import { requestBudget, TOKENS_PER_CALL } from './budget';

let db: Knex;
beforeAll(async () => {
  db = knex({ client: 'better-sqlite3', connection: ':memory:', useNullAsDefault: true });
  await migrate(db);
});
afterAll(() => db.destroy());

let now = new Date('2026-11-25T10:00:00Z');
const budgetOf = (request: string) => requestBudget({ counters: new KnexCounters(db), clock: { now: () => now }, request, tokens: 2 * TOKENS_PER_CALL });

it('G23: the calls of a request are counted together, whichever invocation makes them', async () => {
  await budgetOf('r1').reserve(1_000);
  now = new Date('2026-11-26T10:00:00Z');
  await budgetOf('r1').reserve(TOKENS_PER_CALL);
  await expect(budgetOf('r1').reserve(1)).rejects.toThrow('used up');
  await expect(budgetOf('r2').reserve(1)).resolves.toBeUndefined();
});

it('a call that would be too large counts nothing', async () => {
  await expect(budgetOf('r3').reserve(TOKENS_PER_CALL + 1)).rejects.toThrow('too long');
  await budgetOf('r3').reserve(1);
  await budgetOf('r3').reserve(1);
});
