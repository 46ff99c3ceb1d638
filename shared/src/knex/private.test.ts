import type { Knex } from 'knex';
import type { Erasing } from '../journal';
import { scanDatabase } from '../testing/scan';
import { testDatabases, type TestDatabase } from '../testing/databases';
import { KnexJournal } from './journal';

const THEN = '2026-01-01T09:00:00.000Z';
const NOW = '2026-11-23T09:00:00.000Z';
const said = (text: string, actor = 'user:default/ben') => ({ kind: 'turn.said', actor, data: { turn: { text }, evidence: { facts: { requester: { name: 'Ben Möller' } } }, items: [{ sentence: 'Give Ben a seat' }] } });
const words = (v: Erasing) => v.class === 'transcript';
const facts = (v: Erasing) => v.class === 'replay';

let all: TestDatabase[] = [];
beforeAll(async () => { all = await testDatabases(); });

describe.each(['SQLite', 'PostgreSQL', 'MariaDB'])('what may be erased, on %s', name => {
  let db: Knex;
  let drop: (() => Promise<void>) | undefined;
  let journal: KnexJournal;
  beforeEach(async () => {
    const found = all.find(d => d.name === name);
    if (!found?.available) return;
    ({ db, drop } = await found.open());
    journal = new KnexJournal(db);
    await journal.append({ requestId: 'r', seq: 0, hash: '' }, [said('a grüner elk'), said('an old moose', 'user:default/chloe')], THEN);
  }, 60_000);
  afterEach(async () => { await drop?.(); drop = undefined; });
  // What is not there was named on stderr once.
  const on = (title: string, test: () => Promise<void>) => it(title, async () => { if (drop) await test(); else expect(all.find(d => d.name === name)?.available).toBe(false); }, 60_000);

  on('G29: goes value by value, says how many, and the chain holds', async () => {
    expect(await journal.holding('r', words)).toEqual({ transcript: 2 });
    expect(await journal.erase('r', v => words(v) && v.actor === 'user:default/chloe')).toEqual({ transcript: 1 });
    expect((await journal.events('r')).map(e => (e.data as { turn: { text: string } }).turn.text)).toEqual(['a grüner elk', '[erased]']);
    expect(await journal.erase('r', () => true)).toEqual({ transcript: 1, replay: 2, record: 2 });
    expect(await journal.verify('r')).toBeUndefined();
    expect(await scanDatabase(db, ['elk', 'moose', 'Möller', 'a seat'])).toEqual([]);
  });

  on('G29: two at once never put back what the other took', async () => {
    const others = Array.from({ length: 3 }, () => new KnexJournal(db));
    await Promise.all([journal.erase('r', words), others[0].erase('r', facts), others[1].erase('r', words), others[2].erase('r', facts)]);
    expect(await journal.holding('r', () => true)).toEqual({ record: 2 });
  });

  on('G29: what is due is found by kind and age, until it is settled', async () => {
    await journal.append({ requestId: 's', seq: 0, hash: '' }, [said('new words')], NOW);
    const until = { transcript: '2026-05-01T00:00:00.000Z' };
    expect(await journal.erasable(until, '', 10)).toEqual(['r']);
    expect(await journal.erasable(until, 'r', 10)).toEqual([]);
    expect(await journal.erasable({ record: NOW }, '', 1)).toEqual(['r']);
    await journal.erase('r', words);
    expect(await journal.erasable(until, '', 10)).toEqual(['r']);
    expect(await journal.unsettled('r')).toBe(true);
    await journal.settleErased('r');
    expect(await journal.unsettled('r')).toBe(false);
    expect(await journal.erasable(until, '', 10)).toEqual([]);
    expect(await journal.erasable({ replay: until.transcript }, '', 10)).toEqual(['r']);
  });

  on('who wrote where, and which effects begin alike', async () => {
    await journal.append({ requestId: 's', seq: 0, hash: '' }, [{ kind: 'k', actor: 'a', data: {}, effectKey: 'read:s_1:x' }, { kind: 'k', actor: 'a', data: {}, effectKey: 'read:sx1:x' }], NOW);
    expect(await journal.writtenBy('user:default/chloe')).toEqual(['r']);
    expect((await journal.claimed(['s'], 'read:s_1:')).map(e => e.effectKey)).toEqual(['read:s_1:x']);
    expect(await journal.claimed(['r'], 'read:')).toEqual([]);
  });
});
