import type { Journal } from '../journal';
import type { ItemRecord, RequestRecord } from '../state/record';
import { TestClock } from '../testing/clock';
import { memoryJournal } from '../testing/memory-journal';
import type { Decision } from '../types';
import { holdOn, PrivacyBoard } from './board';
import { MOST_DENIALS, offersFit, shownOnly } from './offers';
import type { LegalHold } from './types';

const clock = new TestClock();
const at = clock.now().toISOString();
const hold = (extra: Partial<LegalHold>) => ({ id: 'h1', reason: 'r', by: 'b', at, ...extra }) as LegalHold;

describe('G29: legal holds', () => {
  const board = () => new PrivacyBoard(memoryJournal() as unknown as Journal, clock);
  it('are set, asked to be released by one, and released by another, each by its id', async () => {
    const b = board();
    expect(await b.read()).toEqual({ holds: [] });
    await b.write('hold.set', 'vera', () => ({ id: 'h1', person: 'user:default/ben', reason: 'A lawsuit' }));
    await b.write('hold.set', 'vera', () => ({ id: 'h2', requestId: 'REQ-1', reason: 'Another' }));
    const asked = await b.write('hold.release-asked', 'sam', holds => { expect(holds).toHaveLength(2); return { id: 'h1' }; });
    expect(asked.holds).toEqual([{ id: 'h1', person: 'user:default/ben', reason: 'A lawsuit', by: 'vera', at, release: { by: 'sam', at } }, { id: 'h2', requestId: 'REQ-1', reason: 'Another', by: 'vera', at }]);
    expect((await b.write('hold.released', 'vera', () => ({ id: 'h1' }))).holds.map(h => h.id)).toEqual(['h2']);
  });
  it('what reached its time is counted beside them', async () => {
    const b = board();
    await b.write('hold.set', 'vera', () => ({ id: 'h1', person: 'x', reason: 'r' }));
    expect(await b.expired({ transcript: 3 }, 2)).toEqual({ holds: [expect.objectContaining({ id: 'h1' })], lastExpired: { at, requests: 2, erased: { transcript: 3 } } });
    expect((await b.read()).lastExpired?.requests).toBe(2);
  });

  const record = { id: 'REQ-1', requester: 'req', subject: 'sub', items: [{ subject: 'isub', by: 'iby' }, { subject: 'x', by: 'y' }], turns: [{ by: 'tby' }, { by: 'z' }] } as unknown as RequestRecord;
  it.each<[Partial<LegalHold>, boolean]>([[{ requestId: 'REQ-1' }, true], [{ requestId: 'REQ-2' }, false], [{ person: 'req' }, true], [{ person: 'sub' }, true], [{ person: 'isub' }, true], [{ person: 'iby' }, true], [{ person: 'tby' }, true], [{ person: 'nobody' }, false], [{}, false]])('%j keeps the request: %s', (extra, held) => {
    expect(holdOn([hold({ id: 'h0', person: 'other' }), hold(extra)], record)?.id).toBe(held ? 'h1' : undefined);
  });
  it('none keeps nothing, not even a request without people', () => {
    expect(holdOn([], record)).toBeUndefined();
    expect(holdOn([hold({})], { ...record, subject: undefined as never, items: [], turns: [] })).toBeUndefined();
  });
});

describe('G30: offers fit', () => {
  const decision = (n: number) => ({ outcome: 'deny', offers: Array.from({ length: n }, (_, i) => ({ change: { n: i }, needs: [] })) }) as unknown as Decision;
  const minutesAgo = (n: number) => new Date(clock.now().getTime() - n * 60_000).toISOString();
  const denied = (extra: object = {}, minutes = 1) => ({ id: 'x', by: 'ben', action: 'a.b', state: 'denied', stages: [{ stage: 'decide', at: minutesAgo(minutes) }], ...extra }) as unknown as ItemRecord;
  const item = denied({ id: 'i1', state: 'planned' });
  const asked: unknown[] = [];
  const fit = (before: ItemRecord[], offers = 3, here: ItemRecord[] = []) => {
    const record = { id: 'REQ-9', items: [item, ...here] } as unknown as RequestRecord;
    const rows = [{ id: 'REQ-1', snapshot: { items: before } }, { id: 'REQ-9', snapshot: { items: Array.from({ length: 9 }, () => denied()) } }];
    return offersFit({ clock, journal: { listRequests: async (filter: unknown) => { asked.push(filter); return rows; } } as never }, record, item, decision(offers));
  };
  const times = (n: number, ...a: Parameters<typeof denied>) => Array.from({ length: n }, () => denied(...a));

  it('as they are, while few were denied', async () => {
    const d = decision(3);
    const { decision: same, tooMany } = await fit(times(MOST_DENIALS - 1));
    expect([same, tooMany]).toEqual([d, false]);
    expect(asked.at(-1)).toEqual({ people: ['ben'], limit: 50 });
  });

  it.each<[string, ItemRecord[], boolean]>([
    ['five like it', times(5), true], ['five, the last an hour ago', times(5, {}, 60), true], ['longer ago', times(5, {}, 60.001), false], ['of another action', times(5, { action: 'a.c' }), false], ['of another person', times(5, { by: 'juno' }), false], ['not denied', times(5, { state: 'verified' }), false],
    ['decided lately, among other stages', times(5, { stages: [{ stage: 'plan', at: minutesAgo(99) }, { stage: 'decide', at: minutesAgo(1) }] }), true],
    ['decided long ago, something else since', times(5, { stages: [{ stage: 'decide', at: minutesAgo(99) }, { stage: 'act', at: minutesAgo(1) }] }), false],
  ])('%s: too many %s', async (_, before, tooMany) => {
    const found = await fit(before);
    expect(found.tooMany).toBe(tooMany);
    expect(found.decision).toEqual(tooMany ? { ...decision(0), offersShown: 0 } : decision(3));
  });

  it('three a request, over all its denials', async () => {
    const shown = (n: number, extra: object = {}) => denied({ id: 'i2', decision: decision(n), action: 'other', ...extra });
    expect((await fit([], 3, [shown(2)])).decision).toEqual({ ...decision(1), offersShown: 1 });
    expect((await fit([], 3, [shown(2), shown(3)])).decision).toEqual({ ...decision(0), offersShown: 0 });
    expect((await fit([], 1, [shown(2)])).decision).toEqual(decision(1));
    expect((await fit([], 3, [shown(3, { state: 'verified' }), denied({ id: 'i3', action: 'other' })])).decision).toEqual(decision(3));
    expect((await fit([], 3, [denied({ id: 'i1', decision: decision(3), action: 'other' })])).decision).toEqual(decision(3));
    expect((await fit([], 4)).decision).toEqual({ ...decision(3), offersShown: 3 });
    expect(shownOnly(decision(2), 1).offers).toEqual([{ change: { n: 0 }, needs: [] }]);
  });
});
