import { KEY, LINE, madeRecord, ORIGIN, OTHER_KEY } from '../testing/made-record';
import { writeKey } from './checkpoint';
import { leafOf } from './leaf';
import { verifyExport, type Brought } from './verify-export';
import { verifyPack } from './verify-pack';

type Said = Record<string, unknown>;
const made = madeRecord(['A', 'A', 'B', 'A']);
const text = (lines: readonly Said[]) => lines.map(l => JSON.stringify(l));
/** With the line at this place changed. */
const changed = (lines: Said[], n: number, change: object) => lines.map((l, i) => (i === n ? { ...l, ...change } : l));
const mine: Brought = { keys: [LINE], heads: made.note(2) };
const foreign = writeKey(ORIGIN, OTHER_KEY.publicKey);

describe('G28: an export by itself', () => {
  const verify = (lines: readonly Said[], brought: Brought = {}) => verifyExport(text(lines), brought);
  const whys = async (lines: readonly Said[], brought?: Brought) => (await verify(lines, brought)).faults.map(f => f.why);
  const all = made.exported;

  it('consistent; proven with the reader’s own key and head; the header is told without its keys', async () => {
    const { type: _, keys: __, ...header } = all()[0];
    expect(await verify(all())).toMatchObject({ completeness: 'consistent', faults: [], requests: 2, events: 4, entries: 4, heads: 1, header });
    expect((await verify(all())).header).not.toHaveProperty('keys');
    expect(await verify(all(), mine)).toMatchObject({ completeness: 'proven', faults: [], unproven: [] });
    expect(await verify(all(), { keys: [Buffer.from(KEY.publicKey).toString('base64')], heads: made.note() })).toMatchObject({ completeness: 'proven' });
    expect(await verify(all(), { heads: '' })).toMatchObject({ completeness: 'consistent', faults: [] });
    expect(await verifyExport((async function* spaced() { yield* ['', ...text(all()), '  '].flatMap(l => [l, '']); })(), mine)).toMatchObject({ completeness: 'proven' });
  });

  it('rows as hashes only, lost rows, and values beside rows', async () => {
    const { requestId, seq, sealed } = made.placed[2];
    const part = all().map((l, n) => (n === 3 ? { type: 'leaf', idx: 2, leaf: leafOf({ requestId, seq, hash: sealed }).toString('hex') } : l));
    expect(await verify([{ ...part[0], partial: true }, ...part.slice(1, 6), { type: 'trailer', rows: 3, entries: 4, heads: 1 }])).toMatchObject({ faults: [], requests: 1, events: 3, entries: 4 });
    expect(await whys(changed(all(), 2, { row: null }))).toEqual(['event 2 is missing: it was sealed, and the journal lost it']);
    expect(await whys(changed(all(), 2, { row: { ...made.placed[1].row, private: '{"/x":["00",1]}' } }))).toEqual(['has personal values beside it that it did not commit to']);
    expect(await whys(changed(all(), 2, { row: { ...made.placed[1].row, private: null } }))).toEqual([]);
  });

  it.each<[string, Said[], readonly (string | RegExp)[]]>([
    ['empty', [], ['The file is empty']], ['no header', all().slice(1), ['The file does not begin with the header of an export']], ['cut off', all().slice(0, 4), ['The file is cut off after entry 2']],
    ['more behind the end', [...all(), { type: 'head', note: made.note() }], ['Line 8 stands behind the end']],
    ['a line that is none', changed(all(), 2, { idx: 'x' }), [/^Line 3 is no line of an export: ./]], ['another kind of line', changed(all(), 2, { type: 'note' }), [/^Line 3 is no line of an export: ./]], ['another format', changed(all(), 0, { format: 'countersign-audit/2' }), [/^Line 1 is no line of an export: ./]],
    ['a leaf that is none', changed(all(), 2, { type: 'leaf', leaf: `${'0'.repeat(64)}1` }), [/^Line 3/]], ['a leaf that is none, at its beginning', changed(all(), 2, { type: 'leaf', leaf: `x${'0'.repeat(64)}` }), [/^Line 3/]], ['a leaf of one digit', changed(all(), 2, { type: 'leaf', leaf: '0' }), [/^Line 3/]],
    ['fewer rows than counted', changed(all(), 6, { rows: 5 }), ['The end of the file counts 5 rows, and 4 are there']], ['entries', changed(all(), 6, { entries: 3 }), ['The end of the file counts 3 entries, and 4 are there']], ['heads', changed(all(), 6, { heads: 2 }), ['The end of the file counts 2 heads, and 1 are there']],
    ['fewer entries than announced', changed(all(), 0, { entries: 9 }), ['9 entries are announced, and 4 are there']], ['an edited row', changed(all(), 2, { row: { ...made.placed[1].row, data: '[]' } }), ['was edited']],
    ['a row under another’s number', changed(all(), 2, { row: made.placed[0].row }), ['was edited', 'does not follow the event before it', 'does not follow the event before it']], ['a row under another’s request', changed(all(), 2, { row: made.placed[2].row }), ['was edited', 'does not follow the event before it', 'does not follow the event before it']], ['a row under another request, same number', changed(all(), 1, { row: made.placed[2].row }), ['was edited', 'does not follow the event before it']],
    ['an entry left out', [...all().slice(0, 2), ...all().slice(3)], [/^entries 1 to 1 of the tree are missing$/, 'event 2 is missing', /covers 4 entries, and the record has 3/, /counts 4 rows/, /counts 4 entries/, /^4 entries are announced, and 3/]],
  ])('%s', async (_, lines, faults) => {
    const report = await verify(lines);
    expect(report.faults.map(f => f.why)).toEqual(faults.map(f => (typeof f === 'string' ? f : expect.stringMatching(f))));
    expect(report.completeness).toBe('broken');
  });

  it('nothing is read on behind a wrong beginning, or behind the end', async () => {
    const headless = await verify([all()[1], ...all()]);
    expect(headless).toMatchObject({ faults: [{ why: 'The file does not begin with the header of an export' }], entries: 0 });
    expect(headless).not.toHaveProperty('header');
    expect(await whys([...all(), ...Array.from({ length: 2 }, () => ({ type: 'head', note: made.note() }))])).toEqual(['Line 8 stands behind the end']);
  });

  it('what is not JSON is told by its line, and nothing is read on', async () => {
    const report = await verifyExport([...text(all().slice(0, 2)), '{', ...text(all().slice(2))]);
    expect(report).toMatchObject({ completeness: 'broken', entries: 1, faults: [{ why: 'Line 3 is no line of an export: it is not JSON' }] });
    expect(await verifyExport(['{'])).toEqual({ completeness: 'broken', faults: [{ why: 'Line 1 is no line of an export: it is not JSON' }], requests: 0, events: 0, entries: 0, heads: 0, gaps: [], unproven: [] });
  });

  it('another key, another head and a damaged key of the file are told', async () => {
    expect(await whys(all(), { keys: [foreign] })).toEqual(['the head over 4 entries is not signed with your key']);
    expect(await whys(all(), { heads: madeRecord(['B']).note() })).toEqual([expect.stringContaining('Your head of')]);
    expect(await whys(changed(all(), 0, { keys: [] }))).toEqual(['the head over 4 entries is not signed with a key of this record']);
    expect(await whys(changed(all(), 0, { keys: [{ kid: 'x', key: 'no key' }, { kid: KEY.kid, key: LINE }] }))).toEqual([]);
    await expect(verify(all(), { keys: ['no key'] })).rejects.toThrow('A key is one line');
    expect((await verify(changed(all(), 0, { partial: true }))).unproven.at(-1)).toContain('A part of the record');
  });
});

describe('G28: an evidence pack by itself', () => {
  const verify = (lines: readonly Said[], brought?: Brought) => verifyPack(text(lines), brought);
  const all = made.packed;
  const SHOWN = 'A pack shows what is in it. That nothing is left out is shown by an export of the whole record and a head of your own.';

  it('consistent and never more, with what it rests on', () => {
    const head = { origin: ORIGIN, size: 4, root: made.tree.root().toString('base64'), at: '2026-11-23T09:00:00.000Z', kid: KEY.kid };
    expect(verify(all())).toEqual({ completeness: 'consistent', faults: [], requests: 2, events: 4, entries: 4, heads: 1, gaps: [], unproven: [SHOWN, 'No key from you: the key is the one the pack itself names.'], head });
    expect(verify(all(), mine)).toMatchObject({ completeness: 'consistent', faults: [], unproven: [SHOWN] });
    expect(verifyPack(['', ...text(all()), ' ']).faults).toEqual([]);
    expect(verify(changed(all(), 0, { outOf: 5 }), mine).unproven).toEqual([SHOWN, 'It holds 2 of 5 requests of this person.']);
    expect(verify(changed(all(), 0, { outOf: 2 }), mine).unproven).toEqual([SHOWN]);
  });

  it.each<[string, Said[], Brought, readonly string[]]>([
    ['cut off', all().slice(0, 5), {}, ['The pack is cut off']], ['fewer than counted', changed(all(), 5, { rows: 5 }), {}, ['The pack is cut off']], ['another root', changed(all(), 0, { head: madeRecord(['B', 'B', 'B', 'B']).note() }), {}, ['is not in the signed tree', 'is not in the signed tree', 'is not in the signed tree', 'is not in the signed tree']],
    ['a head of another record', changed(all(), 0, { head: made.note(4, KEY, 'else') }), {}, ['The head of the pack cannot be read, or is of another record', 'The head of the pack is not signed with a key of this record']],
    ['a head by another key', changed(all(), 0, { head: made.note(4, OTHER_KEY) }), {}, ['The head of the pack is not signed with a key of this record']], ['not by the reader’s key', all(), { keys: [foreign] }, ['The head of the pack is not signed with your key']],
    ['an edited row', changed(all(), 2, { row: { ...made.placed[1].row, data: '[]' } }), {}, ['was edited']], ['a lost row', changed(all(), 2, { row: null }), {}, ['event 2 is missing: it was sealed, and the journal lost it']], ['a row of another request', changed(all(), 1, { row: made.placed[2].row }), {}, ['was edited', 'does not follow the event before it']], ['a row of another number', changed(all(), 2, { row: made.placed[0].row }), {}, ['was edited', 'does not follow the event before it', 'does not follow the event before it']],
    ['a path of another row', changed(all(), 2, { proof: all()[1].proof }), {}, ['is not in the signed tree']], ['another place in the tree', changed(all(), 2, { idx: 3 }), {}, ['is not in the signed tree']], ['rewritten after the reader’s head', all(), { heads: madeRecord(['B', 'B', 'B', 'B']).note() }, ['Your head of the same size has another root: the record was rewritten']],
    ['an event of a request left out', [all()[0], all()[1], all()[4], { type: 'trailer', rows: 2 }], {}, ['event 2 is missing']],
  ])('%s', (_, lines, brought, faults) => {
    const report = verify(lines, brought);
    expect(report.faults.map(f => f.why)).toEqual(faults);
    expect(report.completeness).toBe('broken');
  });

  it('says where; a head of another size, or one that cannot be read, says nothing against it', () => {
    expect(verify(changed(all(), 2, { row: { ...made.placed[1].row, data: '[]' } })).faults).toEqual([{ requestId: 'A', seq: 2, why: 'was edited' }]);
    expect(verify(changed(all(), 2, { idx: 3 })).faults).toEqual([{ requestId: 'A', seq: 2, why: 'is not in the signed tree' }]);
    expect(verify(all(), { heads: `${madeRecord(['B']).note()}\nx` }).faults).toEqual([]);
    expect(verify(all(), { heads: made.note() }).faults).toEqual([]);
    expect(verify(changed(all(), 0, { head: 'x' }))).toMatchObject({ entries: 0, faults: [{ why: 'The head of the pack cannot be read, or is of another record' }, { why: 'The head of the pack is not signed with a key of this record' }] });
    expect(verify(changed(all(), 0, { head: made.note(4, OTHER_KEY) }))).not.toHaveProperty('head');
  });

  it.each<[string, Said[]]>([
    ['no lines', []], ['no header', all().slice(1)], ['another format', changed(all(), 0, { format: 'countersign-pack/2' })], ['a seal that is none', changed(all(), 2, { sealed: 'x' })], ['a path that is none', changed(all(), 2, { proof: ['x'] })], ['a longer hash', changed(all(), 2, { sealed: `${made.placed[1].sealed}0` })], ['a hash with something before it', changed(all(), 2, { sealed: `x${made.placed[1].sealed}` })],
  ])('damaged: %s', (_, lines) => {
    expect(verify(lines)).toEqual({ completeness: 'broken', faults: [{ why: 'The pack cannot be read: a line of it is damaged' }], requests: 0, events: 0, entries: 0, heads: 0, gaps: [], unproven: [] });
  });

  it('what is not JSON is damaged; what the reader brought wrong is theirs to hear', () => {
    expect(verifyPack(['{']).faults).toEqual([{ why: 'The pack cannot be read: a line of it is damaged' }]);
    expect(() => verify(all(), { keys: ['no key'] })).toThrow('A key is one line');
  });
});
