import type { Knex } from 'knex';
import type { Head } from '../journal';
import { testDatabases } from '../testing/databases';
import { KnexJournal } from './journal';
import { recordKeeping } from '../audit';
import { verifyLive } from '../audit/verify-live';
import { KnexSeals } from './seals';

const NOW = '2026-11-23T09:00:00.000Z';
const event = (kind: string) => ({ kind, actor: 'user:default/ben', data: { kind, amount: 10 } });

let db: Knex;
let drop: () => Promise<void>;
let journal: KnexJournal;
let head: Head;
beforeEach(async () => {
  const [sqlite] = await testDatabases();
  ({ db, drop } = await sqlite.open());
  journal = new KnexJournal(db);
  head = await journal.append({ requestId: 'r', seq: 0, hash: '' }, ['a', 'b', 'c', 'd'].map(event), NOW);
});
afterEach(() => drop());
const at = (seq: number) => db('cs_journal').where({ request_id: 'r', seq });

it.each([['actor', 'user:default/eve'], ['at', '2026-11-23T09:00:00.001Z'], ['kind', 'x'], ['data', '{"amount":1000,"kind":"b"}'], ['effect_key', 'taken'], ['nonce', 'n'], ['hash', 'f'.repeat(64)], ['prev_hash', 'f'.repeat(64)]])('an edited %s is located', async (column, value) => {
  await at(2).update({ [column]: value });
  expect(await journal.verify('r')).toMatchObject({ seq: 2 });
});

it('a removed row is located', async () => {
  await at(2).del();
  expect(await journal.verify('r')).toEqual({ seq: 2, why: 'event 2 is missing' });
});

it('two rows in another order are located', async () => {
  await at(2).update({ seq: 99 });
  await at(3).update({ seq: 2 });
  await at(99).update({ seq: 3 });
  expect(await journal.verify('r')).toMatchObject({ seq: 2 });
});

it('a row put in between is located, even with a right hash of its own', async () => {
  const forged = new KnexJournal(db);
  await at(4).del();
  await at(3).update({ seq: 4 });
  await forged.append({ requestId: 'r', seq: 2, hash: (await journal.events('r'))[1].hash }, [event('forged')], NOW);
  expect(await journal.verify('r')).toMatchObject({ seq: 4 });
});

it('a cut tail, and a tail written anew, show against a head kept elsewhere', async () => {
  await at(4).del();
  expect(await journal.verify('r')).toBeUndefined();
  expect(await journal.verify('r', head)).toEqual({ seq: 4, why: 'the last 1 events are cut off' });
  const [, , third] = await journal.events('r');
  await journal.append({ requestId: 'r', seq: 3, hash: third.hash }, [event('other')], NOW);
  expect(await journal.verify('r', head)).toMatchObject({ seq: 4, why: 'is not the event that was sealed' });
});

it('a chain removed as a whole is missed by nobody who reads the projections', async () => {
  await journal.saveProjection({
    id: 'r', version: head.seq, hash: head.hash, state: 'done', requester: 'user:default/ben', subject: 'user:default/ben', createdAt: NOW, updatedAt: NOW,
    wakeAt: '', waitingOn: [], concerns: [], hasGrants: false, hasHandoff: false, snapshot: {},
  });
  const clock = { now: () => new Date(NOW) };
  const seals = new KnexSeals(db);
  const { sealer } = recordKeeping({ host: 'test', tenant: 't', key: new Uint8Array(32), seals, clock, journal, systems: [], rulesVersion: () => '' } as never);
  expect(await verifyLive({ seals, sealer, clock })).toMatchObject({ faults: [], requests: 1, events: 4 });
  await db('cs_journal').where({ request_id: 'r' }).del();
  expect(await verifyLive({ seals, sealer, clock })).toMatchObject({ completeness: 'broken', faults: [{ requestId: 'r', seq: 1 }] });
});
