import { Conflict, type Head, type RequestRow } from '@countersign/core';
import { KnexJournal } from '@countersign/core/knex';
import { forgeSql, needing, type ForgeSql } from '../../dev/platform/sql-for-tests';

const NOW = '2026-11-26T09:00:00.000Z';
const start = (requestId: string): Head => ({ requestId, seq: 0, hash: '' });
const event = (kind: string, effectKey?: string) => ({ kind, actor: 'user:jira/ben', data: { kind, n: 1, text: 'grüße' }, ...(effectKey && { effectKey }) });
const row = (version: number, extra: Partial<RequestRow> = {}): RequestRow => ({
  id: 'r', version, hash: 'h', state: 'waiting', requester: 'user:jira/ben', subject: 'user:jira/ben', createdAt: NOW, updatedAt: NOW, wakeAt: '',
  waitingOn: ['user:jira/chloe'], concerns: ['user:jira/lina'], hasGrants: false, hasHandoff: false, snapshot: { version }, ...extra,
});

let there: ForgeSql;
let journal: KnexJournal;
beforeAll(async () => { there = await forgeSql(); }, 60_000);
afterAll(async () => { await there.close(); });
beforeEach(async () => {
  there.proxy.fault = undefined;
  for (const table of ['cs_journal', 'cs_requests', 'cs_involved']) await there.db(table).del();
  there.proxy.reset();
  journal = new KnexJournal(there.db);
});
const on = needing(() => there);
const headOf = async (requestId: string): Promise<Head> => {
  const last = (await journal.events(requestId)).at(-1);
  return last ? { requestId, seq: last.seq, hash: last.hash } : start(requestId);
};

it('an append is one statement, and all events or none', on(async ({ proxy }) => {
  const one = await journal.append(start('r'), [event('a'), event('b', 'e1')], NOW);
  expect(proxy.stats.statements).toHaveLength(1);
  await expect(journal.append(one, [event('c'), event('d', 'e1')], NOW)).rejects.toMatchObject({ name: 'Conflict', effectKey: 'e1' });
  expect((await journal.events('r')).map(e => e.kind)).toEqual(['a', 'b']);
}));

it('lets one of eight racing writers win each place; the chain stays whole', on(async () => {
  await journal.append(start('r'), [event('start')], NOW);
  const write = async (n: number) => {
    for (let done = 0; done < 4;) {
      try {
        await journal.append(await headOf('r'), [event(`w${n}`), event(`w${n}`)], NOW);
        done += 1;
      } catch (error) {
        if (!(error instanceof Conflict)) throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: 8 }, (_, n) => write(n)));
  expect(await journal.events('r')).toHaveLength(65);
  expect(await journal.verify('r')).toBeUndefined();
}));

it('lets one of eight racers claim an effect, also on chains of their own', on(async () => {
  const head = await journal.append(start('r'), [event('start')], NOW);
  const same = await Promise.allSettled(Array.from({ length: 8 }, () => journal.append(head, [event('intent', 'r:i1:1')], NOW)));
  const apart = await Promise.allSettled(Array.from({ length: 8 }, (_, n) => journal.append(start(`r${n}`), [event('intent', 'shared')], NOW)));
  for (const results of [same, apart]) expect(results.filter(r => r.status === 'fulfilled')).toHaveLength(1);
}));

it('a lost answer to an insert is recognised as our own, or asked for again', on(async ({ proxy }) => {
  for (const when of ['before', 'after'] as const) {
    proxy.reset();
    proxy.fault = n => (n === 1 ? when : undefined);
    const head = await journal.append(start(when), [event('a'), event('b', `${when}:i1`)], NOW);
    expect((await journal.events(when)).map(e => e.hash).at(-1)).toBe(head.hash);
    expect(await journal.verify(when, head)).toBeUndefined();
  }
}));

it('a rival’s identical event in the same millisecond is not taken for ours', on(async ({ proxy }) => {
  await journal.append(start('r'), [event('a')], NOW);
  proxy.reset();
  proxy.fault = n => (n === 1 ? 'before' : undefined);
  await expect(journal.append(start('r'), [event('a')], NOW)).rejects.toBeInstanceOf(Conflict);
}));

it('a process that dies at any statement leaves a whole chain and a projection the next reader can finish', on(async ({ db, proxy }) => {
  const work = async (id: string, by: KnexJournal) => {
    const head = await by.append(start(id), [event('a'), event('b', `${id}:i1`)], NOW);
    await by.saveProjection(row(head.seq, { id, waitingOn: ['user:jira/mara'] }), null);
    const next = await by.append(head, [event('c'), event('d')], NOW);
    await by.saveProjection(row(next.seq, { id, waitingOn: ['user:jira/chloe'] }), row(head.seq, { id }));
  };
  const waiting = async (person: string, id: string) => (await journal.listRequests({ waitingOn: `user:jira/${person}` })).filter(r => r.id === id).map(r => r.version);
  proxy.reset();
  await work('whole', journal);
  const statements = proxy.stats.statements.length;
  expect(statements).toBeGreaterThan(5);
  for (const when of ['before', 'after'] as const) {
    for (let point = 1; point <= statements; point++) {
      const id = `${when}-${point}`;
      proxy.reset();
      proxy.fault = n => (n === point ? when : n > point ? 'before' : undefined);
      await expect(work(id, new KnexJournal(db))).rejects.toMatchObject({ code: 'UNKNOWN_ERROR' });
      proxy.fault = undefined;
      const events = await journal.events(id);
      expect([0, 2, 4]).toContain(events.length);
      expect(await journal.verify(id)).toBeUndefined();
      const { row: at, beyond } = (await journal.loadProjection(id)) ?? { beyond: [] };
      expect((at?.version ?? 0) + beyond.length).toBe(events.length);
      // Whichever version lists show, they show all of it.
      expect([await waiting('mara', id), await waiting('chloe', id)]).toEqual(at?.version === 4 ? [[], [4]] : at?.version === 2 ? [[2], []] : [[], []]);
      if (!events.length) continue;
      await journal.saveProjection(row(events.length, { id, waitingOn: [events.length === 4 ? 'user:jira/chloe' : 'user:jira/mara'] }));
      expect([await waiting('mara', id), await waiting('chloe', id)]).toEqual(events.length === 4 ? [[], [4]] : [[2], []]);
    }
  }
}), 240_000);

it('every question the desk asks the journal passes', on(async () => {
  const head = await journal.append(start('r'), [event('a'), event('b', 'read:r_1:x')], NOW);
  await journal.append(start('s'), [event('c')], NOW);
  await journal.saveProjection(row(1, { hasGrants: true, wakeAt: NOW }));
  expect((await journal.claim('read:r_1:x'))?.kind).toBe('b');
  expect((await journal.claimed(['r', 's'], 'read:r_1:')).map(e => e.seq)).toEqual([2]);
  expect(await journal.writtenBy('user:jira/ben')).toEqual(['r', 's']);
  const heads: Head[] = [];
  for await (const h of journal.heads()) heads.push(h);
  expect(heads.map(h => [h.requestId, h.seq])).toEqual([['r', 2], ['s', 1]]);
  expect(await journal.lagging(NOW)).toEqual(expect.arrayContaining(['r', 's']));
  const page = await journal.recent({ limit: 2 });
  expect(page.map(e => [e.requestId, e.seq])).toEqual([['s', 1], ['r', 2]]);
  expect((await journal.recent({ limit: 2, before: { at: NOW, requestId: 'r', seq: 2 }, actor: 'user:jira/ben', kind: 'a' })).map(e => e.seq)).toEqual([1]);
  expect((await journal.loadProjection('r'))?.beyond.map(e => e.seq)).toEqual([2]);
  expect(await journal.loadProjection('nowhere')).toBeUndefined();
  for (const filter of [{ people: ['user:jira/lina'] }, { states: ['waiting'] }, { wakeBefore: NOW }, { since: NOW }, { withGrants: true as const }, { waitingOn: 'user:jira/chloe', limit: 1 }]) {
    expect((await journal.listRequests(filter)).map(r => r.id)).toEqual(['r']);
  }
  expect(await journal.listRequests({ withHandoff: true })).toEqual([]);
  expect(await journal.verify('r', head)).toBeUndefined();
}));

it('G29: values are erased one by one, two at once never put back what the other took', on(async ({ db }) => {
  const said = { kind: 'turn.said', actor: 'user:jira/ben', data: { turn: { text: 'a grüner elk' }, evidence: { facts: { requester: { name: 'Ben Möller' } } }, items: [{ sentence: 'Give Ben a seat' }] } };
  await journal.append(start('r'), [said, said], NOW);
  const until = { transcript: NOW };
  expect(await journal.erasable(until, '', 10)).toEqual(['r']);
  await Promise.all([journal.erase('r', v => v.class === 'transcript'), new KnexJournal(db).erase('r', v => v.class === 'replay')]);
  expect(await journal.holding('r', () => true)).toEqual({ record: 2 });
  expect(await journal.unsettled('r')).toBe(true);
  await journal.settleErased('r');
  expect([await journal.unsettled('r'), await journal.erasable(until, '', 10)]).toEqual([false, []]);
  expect(await journal.verify('r')).toBeUndefined();
}));
