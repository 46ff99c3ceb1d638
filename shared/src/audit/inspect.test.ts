import { KEY, LINE, madeRecord, ORIGIN, OTHER_KEY } from '../testing/made-record';
import { readKey, writeKey } from './checkpoint';
import { createInspector } from './inspect';
import { leafOf } from './leaf';
import type { PlacedRow } from './types';

type Options = Parameters<typeof createInspector>[0];
const made = madeRecord(['A', 'A', 'B', 'A']);
const mine = readKey(LINE);
const foreign = readKey(writeKey(ORIGIN, OTHER_KEY.publicKey));
const kept = (...notes: string[]) => [{ whose: 'Your head', notes }];
const SELF = ['No key from you: the keys are those the record itself names.', 'No head from you: who holds the signing key could have written the whole record anew.'];

function inspect({ rows = made.placed, notes = [made.note()], waiting = [], ...o }: Partial<Options> & { rows?: readonly (PlacedRow | { idx: number; leaf: Buffer })[]; notes?: readonly string[]; waiting?: readonly PlacedRow[] } = {}) {
  const inspector = createInspector({ origin: ORIGIN, known: [mine], ...o });
  for (const r of rows) inspector.entry(r.idx ?? 0, r);
  for (const r of waiting) inspector.waiting(r);
  return inspector.end(notes);
}
const whys = (o: Parameters<typeof inspect>[0]) => inspect(o).faults.map(f => f.why);

describe('G28: rows, tree and heads in one pass', () => {
  it('consistent by itself, proven with the reader’s own key and head', () => {
    expect(inspect()).toEqual({ completeness: 'consistent', faults: [], unproven: SELF, requests: 2, events: 4, entries: 4, heads: 1, gaps: [], head: { origin: ORIGIN, size: 4, root: made.tree.root().toString('base64'), at: '2026-11-23T09:00:00.000Z', kid: KEY.kid } });
    expect(inspect({ trusted: [mine], kept: kept(made.note(2)) })).toMatchObject({ completeness: 'proven', faults: [], unproven: [] });
    expect(inspect({ trusted: [mine] })).toMatchObject({ completeness: 'consistent', unproven: [SELF[1]] });
    expect(inspect({ kept: kept(made.note(2)) })).toMatchObject({ completeness: 'consistent', unproven: [SELF[0]] });
    expect(inspect({ kept: kept() }).unproven).toEqual(SELF);
    expect(inspect({ kept: [...kept(), ...kept(made.note(2))] }).unproven).toEqual([SELF[0]]);
    expect(inspect({ trusted: [] }).unproven).toEqual(SELF);
  });

  it('says what is not signed yet, or only a part', () => {
    expect(inspect({ notes: [] })).toMatchObject({ heads: 0, unproven: [...SELF, 'There is no signed head.'] });
    expect(inspect({ notes: [] })).not.toHaveProperty('head');
    expect(inspect({ notes: [made.note(1), made.note(3), made.note(2)] })).toMatchObject({ heads: 3, head: { size: 3 }, unproven: [...SELF, 'The last entry is not signed yet.'] });
    expect(inspect({ notes: [made.note(2)] }).unproven).toEqual([...SELF, 'The last 2 entries are not signed yet.']);
    expect(inspect({ partial: true }).unproven.at(-1)).toBe('A part of the record: what lies outside is there as hashes only.');
  });

  it('rows as hashes only keep the tree; rows without a number are followed too', () => {
    const leaf = (n: number) => ({ idx: n, leaf: leafOf({ requestId: made.placed[n].requestId, seq: made.placed[n].seq, hash: made.placed[n].sealed }) });
    expect(inspect({ rows: [leaf(0), leaf(1), made.placed[2], leaf(3)], partial: true })).toMatchObject({ faults: [], requests: 1, events: 1, entries: 4 });
    expect(inspect({ rows: made.placed.slice(0, 3), notes: [made.note(3)], waiting: [made.placed[3]] })).toMatchObject({ faults: [], events: 4, entries: 3 });
  });

  it.each<[string, Parameters<typeof inspect>[0], readonly string[]]>([
    ['entries are missing', { rows: [made.placed[0], made.placed[3]], notes: [] }, ['entries 1 to 2 of the tree are missing', 'event 2 is missing']],
    ['an entry in the wrong place', { rows: [made.placed[0], { ...made.placed[1], idx: 0 }], notes: [] }, ['entry 0 of the tree stands in the wrong place']],
    ['told once, and roots are not asked any more', { rows: [made.placed[0], { ...made.placed[1], idx: 7 }, { ...made.placed[2], idx: 3 }], notes: [made.note(2)] }, ['entries 1 to 6 of the tree are missing']],
    ['a gap, and the root over it is not asked', { rows: [made.placed[0], made.placed[2]], notes: [made.note(2)] }, ['entries 1 to 1 of the tree are missing']],
    ['a head that is none', { notes: ['x'] }, ['a signed head cannot be read, or is of another record']], ['a head of another record', { notes: [made.note(4, KEY, 'else')] }, ['a signed head cannot be read, or is of another record']],
    ['a head by another key', { notes: [made.note(4, OTHER_KEY)] }, ['the head over 4 entries is not signed with a key of this record']], ['a head not by the reader’s key', { trusted: [foreign] }, ['the head over 4 entries is not signed with your key']],
    ['a head over more than there is', { rows: made.placed.slice(0, 3) }, ['The signed head of 2026-11-23T09:00:00.000Z covers 4 entries, and the record has 3: the last 1 are cut off']],
    ['rewritten', { rows: madeRecord(['A', 'A', 'B', 'B']).placed }, ['The signed head of 2026-11-23T09:00:00.000Z is not over this record: its first 4 entries were rewritten']],
    ['not what the reader kept', { kept: kept(madeRecord(['A', 'B']).note(), made.note(1)) }, ['Your head of 2026-11-23T09:00:00.000Z is not over this record: its first 2 entries were rewritten']],
    ['kept and unreadable', { kept: kept('x', made.note(1)) }, ['Your head cannot be read as a signed head']], ['kept, of another record', { kept: kept(made.note(4, KEY, 'else')) }, ['Your head is of another record, else']],
    ['kept, by another key', { trusted: [mine], kept: kept(made.note(1), made.note(1, OTHER_KEY)) }, ['Your head is not signed with your key']], ['kept by another key, and no key to tell', { kept: kept(made.note(1, OTHER_KEY)) }, []],
    ['kept and longer', { kept: kept(madeRecord(['A', 'A', 'B', 'A', 'A', 'A']).note(6), made.note(2)) }, ['Your head of 2026-11-23T09:00:00.000Z covers 6 entries, and the record has 4: the last 2 are cut off']],
    ['kept, of another record: no more is asked', { kept: kept(made.note(1, KEY, 'else'), madeRecord(['B', 'B']).note()) }, ['Your head is of another record, else']],
    ['two kept heads are wrong: the smaller is told', { kept: kept(madeRecord(['B', 'B', 'B']).note(), madeRecord(['B']).note()) }, ['Your head of 2026-11-23T09:00:00.000Z is not over this record: its first 1 entries were rewritten']],
  ])('%s', (_, o, faults) => {
    expect(whys(o)).toEqual(faults);
    expect(inspect(o).completeness).toBe(faults.length ? 'broken' : 'consistent');
  });

  it('a wrong head is never the one it rests on, nor one with fewer entries', () => {
    expect(inspect({ notes: [made.note(2), made.note(4, OTHER_KEY)] }).head?.size).toBe(2);
    expect(inspect({ notes: [made.note(3), made.note(3)] }).head?.size).toBe(3);
    expect(inspect({ rows: [made.placed[0], made.placed[2]], notes: [made.note(2)] }).head?.size).toBe(2);
    expect(inspect({ rows: [], notes: [madeRecord([]).note()] })).toMatchObject({ faults: [], head: { size: 0 } });
    expect(inspect({ rows: made.placed.slice(0, 2), notes: [made.note(1), made.note(4)] }).head?.size).toBe(1);
  });

  it('a fault in a chain says where; fifty are enough', () => {
    const bad = made.placed.map((p, n) => (n === 2 ? { ...p, row: { ...p.row, data: '[]' } } : p));
    expect(inspect({ rows: bad }).faults).toEqual([{ requestId: 'B', seq: 1, why: 'was edited' }]);
    const many = madeRecord(Array.from({ length: 60 }, (_, n) => `R${n}`)).placed.map(p => ({ ...p, row: { ...p.row, data: '[]' } }));
    expect(inspect({ rows: many, notes: [] }).faults).toHaveLength(50);
    expect(inspect({ tops: new Map([['Z', { requestId: 'Z', seq: 1, hash: 'h' }]]) }).faults).toEqual([{ requestId: 'Z', seq: 1, why: 'event 1 is missing: all events of this request are gone' }]);
  });
});

describe('G27: what replicas say of themselves', () => {
  const started = (sealKey: string | undefined, at = '2026-11-23T09:00:00.000Z') => ({ kind: 'replica.started', data: JSON.stringify({ sealKey }), at });
  const alive = (minute: number) => ({ kind: 'replica.alive', data: '{}', at: `2026-11-23T09:${String(minute).padStart(2, '0')}:00.000Z` });
  const record = (data: Parameters<typeof madeRecord>[1]) => madeRecord(['SYS-beat-1', 'SYS-beat-1', 'A'], data);

  it('a key a replica began with signs from then on; one that is none is told', () => {
    const withKey = record({ 0: started(writeKey(ORIGIN, OTHER_KEY.publicKey)) });
    expect(inspect({ rows: withKey.placed, notes: [withKey.note(3, OTHER_KEY)], known: [] })).toMatchObject({ faults: [], head: { kid: OTHER_KEY.kid } });
    expect(inspect({ rows: withKey.placed, notes: [withKey.note(3, OTHER_KEY)], known: undefined }).faults).toEqual([]);
    const withNone = record({ 0: started('no key') });
    expect(inspect({ rows: withNone.placed, notes: [] }).faults).toEqual([{ requestId: 'SYS-beat-1', seq: 1, why: 'names a key that is none' }]);
    expect(inspect({ rows: record({ 0: started(undefined), 1: { ...started('no key'), kind: 'replica.alive' }, 2: { ...started('no key'), kind: 'x' } }).placed, notes: [] }).faults).toEqual([]);
  });

  it('a time in which none was alive shows, also from rows without a number', () => {
    const beats = madeRecord(['SYS-beat-1', 'SYS-beat-1', 'SYS-beat-1', 'A'], { 0: started(undefined), 1: alive(3), 2: alive(7), 3: { kind: 'x', data: '{}', at: '2026-11-23T09:59:00.000Z' } });
    expect(inspect({ rows: beats.placed, notes: [] }).gaps).toEqual([{ from: alive(3).at, to: alive(7).at }]);
    expect(inspect({ rows: beats.placed.slice(0, 2), waiting: beats.placed.slice(2), notes: [] }).gaps).toEqual([{ from: alive(3).at, to: alive(7).at }]);
  });
});
