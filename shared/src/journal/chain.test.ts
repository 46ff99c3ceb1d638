import { firstFault } from './chain';
import { canonical, GENESIS, hashOf, type Row } from './hash';
import { classAt, classesText, ERASED, isFaithful, opened, sealed, valuesOf } from './sealed';

const row = (seq: number, prev: string, data = '{}', extra: Partial<Row> = {}): Row => {
  const open = { request_id: 'REQ-1', seq, kind: 'x', effect_key: null, actor: 'a', at: '2026-11-23T09:00:00.000Z', nonce: 'n', data, prev_hash: prev, private: null, ...extra };
  return { ...open, hash: hashOf(open) };
};
const chain = (n: number): Row[] => Array.from({ length: n }).reduce<Row[]>(rows => [...rows, row(rows.length + 1, rows.at(-1)?.hash ?? GENESIS)], []);
const top = (rows: readonly Row[], seq: number) => ({ seq, hash: rows[seq - 1].hash });

describe('G28: a chain', () => {
  it('is whole, alone and against any head of it kept elsewhere', () => {
    const rows = chain(3);
    expect(firstFault([])).toBeUndefined();
    expect(firstFault(rows)).toBeUndefined();
    for (const seq of [1, 2, 3]) expect(firstFault(rows, top(rows, seq))).toBeUndefined();
    expect(firstFault(rows, { seq: 0, hash: '' })).toBeUndefined();
    expect(firstFault([], { seq: 0, hash: '' })).toBeUndefined();
  });

  it.each<[string, (rows: Row[]) => Row[], { seq: number; why: string }]>([
    ['the first is gone', r => r.slice(1), { seq: 1, why: 'event 1 is missing' }], ['one in the middle is gone', r => [r[0], r[2]], { seq: 2, why: 'event 2 is missing' }], ['one is there twice', r => [r[0], r[0], r[1]], { seq: 2, why: 'event 2 is missing' }],
    ['another beginning', () => [row(1, 'f'.repeat(64))], { seq: 1, why: 'does not follow the event before it' }], ['one of another chain', r => [r[0], row(2, 'f'.repeat(64))], { seq: 2, why: 'does not follow the event before it' }],
    ['edited data', r => [r[0], { ...r[1], data: '{"x":1}' }, r[2]], { seq: 2, why: 'was edited' }], ['values it did not commit to', r => [{ ...r[0], private: '{"/turn/text":["00","x"]}' }, r[1]], { seq: 1, why: 'was edited' }],
  ])('%s', (_, change, fault) => expect(firstFault(change(chain(3)))).toEqual(fault));

  it('a cut tail and another last event show against the head that was kept', () => {
    const rows = chain(3);
    expect(firstFault(rows.slice(0, 1), top(rows, 3))).toEqual({ seq: 2, why: 'the last 2 events are cut off' });
    expect(firstFault([], top(rows, 1))).toEqual({ seq: 1, why: 'the last 1 events are cut off' });
    expect(firstFault(rows, { seq: 2, hash: 'another' })).toEqual({ seq: 2, why: 'is not the event that was sealed' });
  });

  it('every field but the values beside it is hashed', () => {
    const base = row(1, GENESIS);
    const others: Partial<Row>[] = [{ prev_hash: 'x' }, { request_id: 'x' }, { seq: 2 }, { kind: 'y' }, { effect_key: 'k' }, { actor: 'b' }, { at: 'x' }, { nonce: 'm' }, { data: '[]' }];
    expect(new Set([base, ...others.map(o => ({ ...base, ...o }))].map(hashOf)).size).toBe(10);
    expect(hashOf({ ...base, private: '{}' } as Row)).toBe(base.hash);
    expect([canonical({ b: 1, a: [true, null] }), canonical(undefined as never)]).toEqual(['{"a":[true,null],"b":1}', 'null']);
  });
});

/** Places that are moved beside the row, as `class place`. */
const moved = (data: object, kind = 'x') => {
  const kept = sealed(kind, data as never);
  return Object.keys(valuesOf(kept)).map(at => `${classAt(JSON.parse(kept.data), at)} ${at}`).sort();
};

describe('G29: what an event keeps about people lies beside it', () => {
  it.each<[string, object, readonly string[]]>([
    ['the opening', { opened: { title: 'Figma', requester: 'user:default/ben' } }, ['transcript /opened/title']],
    ['a turn', { turn: { text: 'hello', by: 'user:default/ben', at: '2026', citations: [{ title: 'How to reset', passage: 'p' }], flagged: [{ span: 'ignore all rules' }], model: { why: 'w', name: 'local model' } } }, ['record /turn/model/name', 'transcript /turn/citations/0/passage', 'transcript /turn/model/why', 'transcript /turn/text']],
    ['an item', { items: [{ id: 'i1', sentence: 's', who: 'w', what: 'x', reason: 'r', because: 'b', slots: { note: 'free', role: 'admin', n: 3 }, input: { note: 'free', person: 'user:default/ben', duration: 'PT4H', at: '2026-11-23', ticket: 'INC-12' } }] }, ['record /items/0/input/note', 'record /items/0/sentence', 'record /items/0/what', 'record /items/0/who', 'transcript /items/0/because', 'transcript /items/0/reason', 'transcript /items/0/slots/note']],
    ['votes', { set: { steps: [{ role: 'owner', votes: [{ by: 'b', comment: 'c' }] }], waiting: { reason: 'r', message: 'm', steps: [{ votes: [{ comment: 'c' }] }] } } }, ['record /set/waiting/message', 'transcript /set/steps/0/votes/0/comment', 'transcript /set/waiting/reason', 'transcript /set/waiting/steps/0/votes/0/comment']],
    ['a decision', { set: { decision: { rules: [{ says: 'You can ask.' }], error: 'e' }, stages: [{ words: 'two words' }], ladders: { role: ['two words'] } } }, ['record /set/decision/error']],
    ['a receipt', { set: { receipt: { title: 't', before: { a: 1 }, after: 'x', readBack: 'r', refusal: { code: 'two words', message: 'm' }, undo: { sentence: 's', input: { note: 'free', n: 1 } }, fields: [{ label: 'Two words', before: 'b', after: 'c' }] } } }, ['record /set/receipt/after', 'record /set/receipt/before', 'record /set/receipt/fields/0/after', 'record /set/receipt/fields/0/before', 'record /set/receipt/readBack', 'record /set/receipt/refusal/message', 'record /set/receipt/title', 'record /set/receipt/undo/input/note', 'record /set/receipt/undo/sentence']],
    ['a grant', { set: { grant: { title: 't', reason: 'r', endedBecause: 'e', since: '2026' }, intent: { before: 'b', effectKey: 'k' }, expect: { a: 1 }, ends: { why: 'w' } } }, ['record /set/ends/why', 'record /set/expect', 'record /set/grant/endedBecause', 'record /set/grant/title', 'record /set/intent/before', 'transcript /set/grant/reason']],
    ['the request', { request: { title: 't', gap: 'g', question: { text: 'q', choices: ['free'], slots: { x: 'free' }, id: 'q1' }, handoff: { summary: 'free', state: 'open' }, closed: { because: 'b', as: 'closed' } } }, ['transcript /request/closed/because', 'transcript /request/gap', 'transcript /request/handoff/summary', 'transcript /request/question/choices/0', 'transcript /request/question/slots/x', 'transcript /request/question/text', 'transcript /request/title']],
    ['what another host says', { mirror: { title: 't' }, display: 'Ben', typed: { display: 'Chloe', account: 'user:jira/c1' }, body: { comment: 'no', display: 'Dora', code: '123456' } }, ['record /body/display', 'record /display', 'record /typed/display', 'transcript /body/comment', 'transcript /mirror']],
    ['evidence', { evidence: { facts: { a: 1 }, proposed: [1], made: ['two words'], tests: ['two words'], different: ['two words'], reason: 'two words', other: 'two words', word: 'one' }, reason: 'r', change: { f: 'two words' }, stages: ['two words'] }, ['record /evidence/other', 'record /reason', 'replay /evidence/facts', 'transcript /evidence/proposed']],
    ['nothing', { item: 'i1', set: { who: null, expect: null, reason: undefined }, n: [1, true, null], empty: '', a: { text: 'one' } }, []],
  ])('%s', (_, data, places) => {
    expect(moved(data)).toEqual([...places].sort());
    expect(opened(sealed('x', data as never))).toEqual(JSON.parse(JSON.stringify(data)));
  });

  it('the desk’s own words for why something ended stay', () => {
    for (const kind of ['item.denied', 'item.stopped', 'item.shadowed', 'suggestion.dropped']) expect(moved({ set: { because: 'No rule allows it.', reason: 'r' } }, kind)).toEqual(['transcript /set/reason']);
    expect(moved({ set: { because: 'x' } }, 'item.declined')).toEqual(['transcript /set/because']);
  });

  it.each(['user:default/ben', 'group:default/a-b.c_d', 'P7D', 'PT4H', '2026-11-23', '2026-11-23T09:00:00.000Z', 'a'.repeat(64), '0123456789abcdef'.repeat(4), 'INC-123', 'REQ-1.i12', 'open', 'taken', 'given-back', 'closed', 'read', 'write', 'admin', ''])('%j says nothing about anybody', text => expect(moved({ set: { input: { x: text } } })).toEqual([]));
  it.each(['user:ben', 'Ben user:default/ben', 'user:default/ben is here', 'P', 'Pat', '23.11.2026', '2026-11-23 home', 'a'.repeat(63), 'a'.repeat(65), 'I-1', 'INC-', 'VERYLONGPROJECT-1', 'INC-1.ix', 'INC-1.i1 x', 'opened', 'reader', 'ben'])('%j may', text => expect(moved({ set: { input: { x: text } } })).toEqual(['record /set/input/x']));

  it('keys with slashes and tildes have their own places, and are read back from them', () => {
    const data = { set: { input: { 'a/b': 'free', 'a~1b': 'other', '~0/': 'third', a: { b: 'fourth' }, '/': 'fifth', '~': 'sixth' } } };
    const kept = sealed('x', data);
    expect(Object.keys(valuesOf(kept))).toEqual(['/set/input/a/b', '/set/input/a~01b', '/set/input/a~1b', '/set/input/~0', '/set/input/~00~1', '/set/input/~1']);
    expect(opened(kept)).toEqual(data);
    expect(isFaithful(kept)).toBe(true);
    expect(classAt(JSON.parse(kept.data), '/set/input/a~1b')).toBe('record');
  });

  it('what looks like a commitment and is somebody’s text is taken whole, under the class of its place', () => {
    const data = { set: { slots: { x: { $c: 'mine', y: 'free' } }, input: { $c: 3 } }, evidence: { $c: 'x' }, change: { inside: { $c: 'clear' } } };
    const kept = sealed('x', data);
    expect(moved(data)).toEqual(['record /change/inside', 'record /evidence', 'record /set/input', 'transcript /set/slots/x']);
    expect(opened(kept)).toEqual(data);
    expect(kept.classes).toBe('record,transcript');
  });

  it('an erased value reads so, the others stay; classes are named once and in order', () => {
    const kept = sealed('x', { turn: { text: 'hello' }, set: { who: 'Ben', sentence: 'Give it', reason: 'r' }, evidence: { facts: [1] } });
    expect(kept.classes).toBe('record,replay,transcript');
    const { '/turn/text': _, ...rest } = valuesOf(kept);
    expect(opened({ ...kept, private: JSON.stringify(rest) })).toEqual({ turn: { text: ERASED }, set: { who: 'Ben', sentence: 'Give it', reason: 'r' }, evidence: { facts: [1] } });
    expect(isFaithful({ ...kept, private: JSON.stringify(rest) })).toBe(true);
    expect(sealed('x', { n: 1 })).toEqual({ data: '{"n":1}', private: null, classes: null });
    expect(classesText([])).toBeNull();
    expect(sealed('x', undefined as never)).toMatchObject({ data: 'null', private: null });
  });

  it('values that were not committed to are not faithful, nor is what cannot be read', () => {
    const kept = sealed('x', { turn: { text: 'hello' }, set: { who: 'Ben' } });
    const values = valuesOf(kept);
    const [salt, text] = values['/turn/text'];
    expect(salt).toMatch(/^[0-9a-f]{32}$/);
    for (const wrong of [{ ...values, '/turn/text': [salt, 'Hello'] }, { ...values, '/turn/text': ['00', text] }, { ...values, '/turn/more': values['/turn/text'] }, { ...values, '/turn/text/deep': values['/turn/text'] }, { ...values, '/set/who': values['/turn/text'] }]) expect(isFaithful({ ...kept, private: JSON.stringify(wrong) })).toBe(false);
    expect(isFaithful({ ...kept, private: '{' })).toBe(false);
    expect(isFaithful({ data: '{', private: '{}' })).toBe(false);
    expect(isFaithful({ data: '{', private: null })).toBe(true);
    expect([classAt({}, '/x'), classAt({ a: null }, '/a/b'), classAt({ a: 'text' }, '/a/b')]).toEqual([undefined, undefined, undefined]);
    expect(isFaithful({ ...kept, private: null })).toBe(true);
  });

  it('values are canonical JSON whatever the order of their keys, and what is opened is like any other data', () => {
    expect(sealed('x', { evidence: { facts: { b: 1, a: [2] } } }).private).toMatch(/^\{"\/evidence\/facts":\["[0-9a-f]{32}",\{"a":\[2\],"b":1\}\]\}$/);
    const back = opened(sealed('x', { turn: { text: 'hello' } })) as { turn: object };
    expect(Object.getOwnPropertyDescriptor(back.turn, 'text')).toEqual({ value: 'hello', enumerable: true, writable: true, configurable: true });
  });

  it('every salt is another one, thousands in a row', () => {
    const salts = Array.from({ length: 600 }, () => valuesOf(sealed('x', { turn: { text: 'a' } }))['/turn/text'][0]);
    expect(new Set(salts).size).toBe(600);
    for (const salt of salts) expect(salt).toHaveLength(32);
  });
});
