import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Knex } from 'knex';
import type { Head, RequestRow } from '../journal';
import { Conflict } from '../journal';
import { testDatabases, type TestDatabase } from '../testing/databases';
import { TestClock } from '../testing';
import { KnexJournal } from './journal';
import { KnexSecrets } from './secrets';

const NOW = '2026-11-23T09:00:00.000Z';
const start = (requestId: string): Head => ({ requestId, seq: 0, hash: '' });
const event = (kind: string, effectKey?: string) => ({ kind, actor: 'user:default/ben', data: { kind, n: 1, text: 'grüße' }, ...(effectKey && { effectKey }) });

let all: TestDatabase[] = [];
beforeAll(async () => { all = await testDatabases(); });

describe.each(['SQLite', 'PostgreSQL', 'MariaDB'])('the journal on %s', name => {
  let db: Knex;
  let drop: (() => Promise<void>) | undefined;
  let journal: KnexJournal;
  const here = () => all.find(d => d.name === name)?.available ?? false;

  beforeEach(async () => {
    const found = all.find(d => d.name === name);
    if (!found?.available) return;
    ({ db, drop } = await found.open());
    journal = new KnexJournal(db);
  }, 30_000);
  afterEach(async () => { await drop?.(); drop = undefined; });
  // A server that is not there was named on stderr once; what needs it has nothing to assert.
  const on = (title: string, test: () => Promise<void>) => it(title, async () => { if (here()) await test(); else expect(here()).toBe(false); }, 60_000);

  on('appends all events or none', async () => {
    const one = await journal.append(start('r'), [event('a'), event('b', 'e1')], NOW);
    expect(one.seq).toBe(2);
    await expect(journal.append(one, [event('c'), event('d', 'e1')], NOW)).rejects.toMatchObject({ name: 'Conflict', effectKey: 'e1' });
    expect((await journal.events('r')).map(e => e.kind)).toEqual(['a', 'b']);
  });

  on('lets one of eight racing writers win each place; the chain stays whole', async () => {
    let head = await journal.append(start('r'), [event('start')], NOW);
    const write = async (n: number) => {
      for (let done = 0; done < 10; ) {
        try {
          head = await journal.append(head, [event(`w${n}`), event(`w${n}`)], NOW);
          done += 1;
        } catch (error) {
          if (!(error instanceof Conflict)) throw error;
          const last = (await journal.events('r')).at(-1);
          head = { requestId: 'r', seq: last?.seq ?? 0, hash: last?.hash ?? '' };
        }
      }
    };
    await Promise.all(Array.from({ length: 8 }, (_, n) => write(n)));
    expect(await journal.events('r')).toHaveLength(161);
    expect(await journal.verify('r')).toBeUndefined();
  });

  on('lets one of eight racers claim an effect', async () => {
    const head = await journal.append(start('r'), [event('start')], NOW);
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => journal.append(head, [event('intent', 'r:i1:1')], NOW)));
    expect(results.filter(r => r.status === 'fulfilled')).toHaveLength(1);
  });

  on('finds an edit, a gap, another order and a cut tail', async () => {
    const head = await journal.append(start('r'), [event('a'), event('b'), event('c')], NOW);
    await db('cs_journal').where({ request_id: 'r', seq: 2 }).update({ actor: 'user:default/eve' });
    expect(await journal.verify('r')).toEqual({ seq: 2, why: 'was edited' });
    await db('cs_journal').where({ request_id: 'r', seq: 2 }).update({ actor: 'user:default/ben' });
    expect(await journal.verify('r', head)).toBeUndefined();
    await db('cs_journal').where({ request_id: 'r', seq: 3 }).del();
    expect(await journal.verify('r')).toBeUndefined();
    expect(await journal.verify('r', head)).toMatchObject({ seq: 3, why: 'the last 1 events are cut off' });
    await db('cs_journal').where({ request_id: 'r', seq: 1 }).del();
    expect(await journal.verify('r')).toMatchObject({ seq: 1, why: 'event 1 is missing' });
  });

  on('keeps projections monotone, and lists by whom it concerns', async () => {
    const row = (version: number, extra: Partial<RequestRow> = {}): RequestRow => ({
      id: 'r', version, hash: 'h', state: 'waiting', requester: 'user:default/ben', subject: 'user:default/ben', createdAt: NOW, updatedAt: NOW, wakeAt: '',
      waitingOn: ['user:default/chloe'], concerns: ['user:default/lina'], hasGrants: false, hasHandoff: false, snapshot: { version }, ...extra,
    });
    await journal.append(start('r'), [event('a')], NOW);
    await journal.saveProjection(row(5));
    await journal.saveProjection(row(3, { state: 'done' }));
    expect((await journal.loadProjection('r'))?.row).toMatchObject({ version: 5, state: 'waiting' });
    expect(await journal.listRequests({ waitingOn: 'user:default/chloe' })).toHaveLength(1);
    expect(await journal.listRequests({ people: ['user:default/lina'] })).toHaveLength(1);
    expect(await journal.listRequests({ people: ['user:default/eve'] })).toHaveLength(0);
    await journal.saveProjection(row(6, { waitingOn: [] }));
    expect(await journal.listRequests({ waitingOn: 'user:default/chloe' })).toHaveLength(0);
  });

  on('G18: shows a secret once, to its owner, for ten minutes, and stores it sealed', async () => {
    const clock = new TestClock();
    const secrets = new KnexSecrets(db, new Uint8Array(32).fill(1), clock);
    const id = await secrets.keep('user:default/ben', 'correct horse', 10);
    expect(JSON.stringify(await db('cs_secrets').select())).not.toContain('horse');
    expect(await secrets.reveal(id, 'user:default/eve')).toEqual({ ok: false, reason: 'not-yours' });
    expect(await secrets.reveal(id, 'user:default/ben')).toEqual({ ok: true, value: 'correct horse' });
    expect(await secrets.reveal(id, 'user:default/ben')).toEqual({ ok: false, reason: 'gone' });
    const guessed = await secrets.keep('user:default/ben', 'y', 10);
    for (let n = 0; n < 3; n++) await secrets.miss(guessed);
    expect(await secrets.reveal(guessed, 'user:default/ben')).toEqual({ ok: false, reason: 'gone' });
    const late = await secrets.keep('user:default/ben', 'x', 10);
    clock.move(11 * 60_000);
    expect(await secrets.reveal(late, 'user:default/ben')).toEqual({ ok: false, reason: 'gone' });
  });
});

it('the repositories use nothing that one of the databases lacks', () => {
  const forbidden = /\.transaction\(|\.returning\(|\.forUpdate\(|\.increments\(|\.jsonb?\(|\.binary\(|batchInsert/;
  const files = readdirSync(__dirname).filter(f => f.endsWith('.ts') && !f.endsWith('.test.ts'));
  expect(files.filter(f => forbidden.test(readFileSync(path.join(__dirname, f), 'utf8')))).toEqual([]);
});
