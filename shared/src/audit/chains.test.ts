import { madeRecord } from '../testing/made-record';
import { followChains } from './chains';
import type { Leaf, PlacedRow } from './types';

const { placed } = madeRecord(['A', 'A', 'B', 'A', 'B', 'A']);
const [a1, a2, b1, a3, b2, a4] = placed;

function follow(rows: readonly PlacedRow[], options: Parameters<typeof followChains>[1] = {}) {
  const faults: string[] = [];
  const chains = followChains((id, seq, why) => faults.push(`${id}.${seq} ${why}`), options);
  rows.forEach(r => chains.add(r));
  chains.end();
  return { faults, requests: chains.requests, events: chains.events };
}
const tops = (...all: Leaf[]) => ({ tops: new Map(all.map(t => [t.requestId, t])) });
const edited = (p: PlacedRow, change: object): PlacedRow => ({ ...p, row: { ...p.row!, ...change } });
const top = ({ requestId, seq, sealed }: PlacedRow): Leaf => ({ requestId, seq, hash: sealed! });

describe('G28: all chains in one pass', () => {
  it('are whole in any order, and say how many there were', () => {
    expect(follow(placed)).toEqual({ faults: [], requests: 2, events: 6 });
    expect(follow([...placed].reverse())).toEqual({ faults: [], requests: 2, events: 6 });
    expect(follow([a3, a1, b2, a4, b1, a2], tops(top(a4), top(b2)))).toEqual({ faults: [], requests: 2, events: 6 });
    expect(follow([])).toEqual({ faults: [], requests: 0, events: 0 });
    expect(follow(placed.map(({ sealed: _, idx: __, ...p }) => p)).faults).toEqual([]);
    expect(follow([a1, a1, a2, a2, a1]).faults).toEqual([]);
  });

  it.each<[string, readonly PlacedRow[], readonly string[]]>([
    ['an edited row', [a1, edited(a2, { data: '{"x":1}' })], ['A.2 was edited']], ['another than was sealed', [a1, { ...a2, sealed: b2.sealed }], ['A.2 is not the event that was sealed']],
    ['values it never committed to', [edited(a1, { private: '{"/x":["00",1]}' })], ['A.1 has personal values beside it that it did not commit to']], ['a row of another chain', [a1, { ...a2, requestId: 'A', sealed: b2.sealed, row: b2.row }], ['A.2 does not follow the event before it']],
    ['a beginning that is none', [{ ...a2, seq: 1 }], ['A.1 does not follow the event before it']], ['sealed and lost', [a1, { ...a2, row: undefined } as PlacedRow, a3], ['A.2 event 2 is missing: it was sealed, and the journal lost it']],
    ['one is missing', [a1, a3], ['A.2 event 2 is missing']], ['two are missing', [a1, a4], ['A.2 events 2 to 3 are missing']], ['the first is missing', [a2, a3], ['A.1 event 1 is missing']], ['two gaps: the first is told', [a2, a4], ['A.1 event 1 is missing']],
    ['three are missing, and what is there comes late first', [a1, a4, a3], ['A.2 event 2 is missing']],
    ['twice, and different', [a1, { ...a1, sealed: b1.sealed, row: b1.row }], ['A.1 is there twice']],
  ])('%s', (_, rows, faults) => expect(follow(rows).faults).toEqual(faults));

  it('a lost row is no event, and the next one follows what was sealed', () => {
    expect(follow([{ ...a1, row: undefined } as PlacedRow, a2])).toEqual({ faults: ['A.1 event 1 is missing: it was sealed, and the journal lost it'], requests: 1, events: 1 });
    expect(follow([{ requestId: 'A', seq: 1 }, a2]).faults).toEqual(['A.1 event 1 is missing: it was sealed, and the journal lost it']);
    expect(follow([a1, { ...a2, row: undefined, sealed: b1.sealed } as unknown as PlacedRow, a3]).faults).toEqual(['A.2 event 2 is missing: it was sealed, and the journal lost it', 'A.3 does not follow the event before it']);
  });

  it('what the projections know shows a cut tail, another end, and a request that is gone', () => {
    expect(follow([a1, a2], tops(top(a4))).faults).toEqual(['A.3 the last 2 events are cut off']);
    expect(follow([a1, a2], tops({ ...top(a2), hash: 'x' })).faults).toEqual(['A.2 is not the event that was written']);
    expect(follow([a1, a2, a3], tops({ ...top(a2), hash: 'x' })).faults).toEqual(['A.2 is not the event that was written']);
    expect(follow([a1], tops(top(a1), top(b2))).faults).toEqual(['B.1 event 1 is missing: all events of this request are gone']);
    expect(follow([a1, a2, a3], tops(top(a2))).faults).toEqual([]);
    expect(follow([a1, a3], tops(top(a4))).faults).toEqual(['A.2 event 2 is missing', 'A.4 the last 1 events are cut off']);
  });

  it('of a part, chains may begin in the middle, and no later', () => {
    expect(follow([a2, a3], { partial: true })).toEqual({ faults: [], requests: 1, events: 2 });
    expect(follow([a1, a2], { partial: true }).faults).toEqual([]);
    expect(follow([a2, a4], { partial: true }).faults).toEqual(['A.3 event 3 is missing']);
    expect(follow([a2, { ...a3, requestId: 'A', sealed: b2.sealed, row: b2.row }], { partial: true }).faults).toEqual(['A.3 does not follow the event before it']);
    expect(follow([{ ...a2, seq: 1 }], { partial: true }).faults).toEqual(['A.1 does not follow the event before it']);
  });
});
