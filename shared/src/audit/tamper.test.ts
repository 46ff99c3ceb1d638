import type { Knex } from 'knex';
import { signingKey, keyFor } from '../keys';
import { createTestHost, ScriptedModel, type TestHost } from '../testing';
import { hashOf, type Row } from '../journal/hash';
import { signCheckpoint, writeKey } from './checkpoint';
import { leafOf } from './leaf';
import { createTree } from './tree';
import { verifyExport } from './verify-export';

const FIGMA = { name: 'do_app', args: { quote: '', app: 'resource:default/figma' } };
const ORIGIN = 'countersign/test/t';
const key = signingKey(keyFor(new Uint8Array(32).fill(7), 'seal'));
const KEY = writeKey(ORIGIN, key.publicKey);

let host: TestHost;
let id: string;
let other: string;
/** The auditor's own head, taken before anything is touched. */
let head: string;
beforeEach(async () => {
  host = await createTestHost(new ScriptedModel(() => [FIGMA]));
  ({ id } = await host.desk.ask(host.as('ben'), { text: 'please' }));
  ({ id: other } = await host.desk.ask(host.as('ben'), { text: 'again' }));
  await host.desk.tick();
  head = (await host.knex('cs_heads').orderBy('size', 'desc').first()).note;
});
afterEach(() => host.close());

const otto = () => host.as('otto');
const exported = async (filter = {}) => { const lines: string[] = []; for await (const l of await host.desk.exportAudit(otto(), filter)) lines.push(l); return lines; };
const row = (seq: number, of = id) => host.knex('cs_journal').where({ request_id: of, seq });
const full = { keys: [KEY], heads: '' };
const verified = async (lines: string[]) => verifyExport(lines, { ...full, heads: head });
/** Changes the text of one line of a file. */
const edited = (lines: string[], type: string, change: (line: Record<string, unknown> & { row: { -readonly [K in keyof Row]: Row[K] } }) => void, nth = 0) => {
  let n = -1;
  return lines.map(l => {
    const o = JSON.parse(l);
    if (o.type === type) n += 1;
    if (o.type !== type || n !== nth) return l;
    change(o);
    return JSON.stringify(o);
  });
};

describe('an untouched record', () => {
  it('G28: is proved with the auditor’s key and head; without them its completeness is not', async () => {
    const lines = await exported();
    expect(await verified(lines)).toMatchObject({ completeness: 'proven', faults: [], unproven: [] });
    expect(await verifyExport(lines)).toMatchObject({ completeness: 'consistent', faults: [], unproven: [expect.stringContaining('No key from you'), expect.stringContaining('No head from you')] });
    expect((await verifyExport(lines, { keys: [KEY] })).completeness).toBe('consistent');
    expect((await verifyExport(lines, { heads: head })).completeness).toBe('consistent');
    expect(await host.desk.verifyAudit(otto())).toMatchObject({ ok: true, completeness: 'consistent' });
  });

  it('G28: a part of it is consistent, and never called complete', async () => {
    for (const filter of [{ requestId: id }, { person: 'user:default/ben' }, { from: '2026-11-23T09:00:00Z', to: '2026-11-24' }]) {
      const lines = await exported(filter);
      const report = await verified(lines);
      expect(report).toMatchObject({ completeness: 'consistent', faults: [], unproven: [expect.stringContaining('A part of the record')] });
      expect(lines.some(l => l.includes('"type":"row"'))).toBe(true);
    }
    expect((await exported({ requestId: id })).join('\n')).not.toContain(other);
  });

  it('G28: personal values come only when asked for, are held against their commitments, and may be left out', async () => {
    const open = await exported({ personal: true });
    expect((await exported()).some(l => l.includes('"private"'))).toBe(false);
    expect((await verified(open)).completeness).toBe('proven');
    const n = open.findIndex(l => l.includes('"private"'));
    const line = JSON.parse(open[n]);
    line.row.private = line.row.private.replace(/"([^"]*)"\]/, '"another value"]');
    expect((await verified(open.map((l, i) => (i === n ? JSON.stringify(line) : l)))).faults).toMatchObject([{ requestId: line.requestId, seq: line.seq, why: expect.stringContaining('did not commit') }]);
  });

  it('G27: is given to auditors only, and the reading of it is on the record', async () => {
    for (const name of ['ben', 'ines', 'sam', 'noor']) await expect(host.desk.exportAudit(host.as(name))).rejects.toMatchObject({ status: 403 });
    await exported();
    const { events } = await host.desk.audit(otto(), { kind: 'record.read' });
    expect(events).toMatchObject([{ actor: 'user:default/otto', data: { what: 'export', id: '*' } }]);
    await expect(host.desk.exportAudit(otto(), { requestId: 'REQ-NONE' })).rejects.toMatchObject({ status: 404 });
    await expect(host.desk.exportAudit(otto(), { from: 'soon' })).rejects.toMatchObject({ status: 422 });
  });
});

/** Each way to touch the database, and what both verifications say. */
const WAYS: [string, (db: Knex) => Promise<unknown>, { requestId?: 'id'; seq?: number; why: string }][] = [
  ['an edited row', () => row(2).update({ actor: 'user:default/eve' }), { requestId: 'id', seq: 2, why: 'was edited' }],
  ['a row edited with its hash made right', async () => { const r = await row(2).first(); const e = { ...r, actor: 'user:default/eve' }; await row(2).update({ actor: e.actor, hash: hashOf(e) }); }, { requestId: 'id', seq: 2, why: 'is not the event that was sealed' }],
  ['a removed row', () => row(2).del(), { requestId: 'id', seq: 2, why: 'event 2 is missing' }],
  ['two rows in another order', async () => { await row(2).update({ seq: 99 }); await row(3).update({ seq: 2 }); await row(99).update({ seq: 3 }); }, { requestId: 'id', seq: 2, why: 'was edited' }],
  ['a row put in between', async db => { const r = await row(2).first(); await db('cs_journal').insert({ ...r, seq: 50, nonce: 'x', effect_key: null }); }, { requestId: 'id', seq: 50, why: 'was edited' }],
  ['a cut tail', async () => { const { seq } = await host.knex('cs_journal').where({ request_id: id }).orderBy('seq', 'desc').first(); await row(seq).del(); }, { requestId: 'id', why: 'is missing: it was sealed' }],
  ['a whole request removed', db => db('cs_journal').where({ request_id: id }).del(), { requestId: 'id', seq: 1, why: 'event 1 is missing' }],
  ['a whole request removed from the tree too', async db => { await db('cs_journal').where({ request_id: id }).del(); await db('cs_leaves').where({ request_id: id }).del(); await db('cs_requests').where({ id }).del(); }, { why: 'of the tree' }],
  ['a head removed and one forged', async db => { const h = await db('cs_heads').first(); await db('cs_heads').update({ note: signCheckpoint({ origin: ORIGIN, size: h.size, root: h.root, at: h.at }, signingKey(new Uint8Array(32).fill(9))) }); }, { why: 'is not signed with' }],
];

describe.each(WAYS)('%s', (_, tamper, { requestId, seq, why }) => {
  const expected = () => expect.objectContaining({ ...(requestId && { requestId: id }), ...(seq && { seq }), why: expect.stringContaining(why) });

  it('G28: is located by the verification of the running desk', async () => {
    await tamper(host.knex);
    const found = await host.desk.verifyAudit(otto());
    expect(found).toMatchObject({ ok: false, completeness: 'broken' });
    expect(found.faults).toEqual(expect.arrayContaining([expected()]));
  });

  it('G28: and on an export made afterwards, by its text alone', async () => {
    await tamper(host.knex);
    const report = await verified(await exported());
    expect(report.completeness).toBe('broken');
    expect(report.faults).toEqual(expect.arrayContaining([expected()]));
  });
});

describe('an export changed after it was made', () => {
  const rowAt = (lines: string[], n: number) => lines.findIndex(l => l.includes('"type":"row"')) + n;
  it.each<[string, (lines: string[]) => string[], string]>([
    ['an edited row', l => edited(l, 'row', o => { o.row.actor = 'user:default/eve'; }, 2), 'was edited'],
    ['an edited row under a right hash', l => edited(l, 'row', o => { o.row.actor = 'user:default/eve'; o.row.hash = hashOf(o.row); o.sealed = o.row.hash; }, 2), 'is not over this record'],
    ['a removed row', l => l.filter((_, i) => i !== rowAt(l, 2)), 'entries 2 to 2 of the tree are missing'],
    ['rows in another order', l => { const n = rowAt(l, 2); return [...l.slice(0, n), l[n + 1], l[n], ...l.slice(n + 2)]; }, 'of the tree are missing'],
    ['a row as a hash only', l => l.map((s, i) => { if (i !== rowAt(l, 2)) return s; const { idx, requestId, seq, sealed } = JSON.parse(s); return JSON.stringify({ type: 'leaf', idx, leaf: leafOf({ requestId, seq, hash: sealed }).toString('hex') }); }), 'missing'],
    ['a cut tail', l => l.slice(0, -4), 'cut off'],
    ['a cut tail with a new end', l => { const n = rowAt(l, 3); const heads = l.filter(s => s.includes('"type":"head"')); return [...edited(l.slice(0, n), 'header', o => { o.entries = 3; }), ...heads, JSON.stringify({ type: 'trailer', rows: 3, entries: 3, heads: heads.length })]; }, 'the last'],
    ['another origin', l => edited(l, 'header', o => { o.origin = 'countersign/other/t'; }), 'is of another record'],
    ['something behind the end', l => [...l, l[1]], 'behind the end'],
    ['no export at all', () => ['{}'], 'no line of an export'],
    ['nothing', () => [], 'empty'],
  ])('G28: %s is found', async (_, change, why) => {
    const report = await verified(change(await exported()));
    expect(report.completeness).toBe('broken');
    expect(report.faults.map(f => f.why)).toEqual(expect.arrayContaining([expect.stringContaining(why)]));
  });
});

/** Somebody with the database and the signing key writes everything anew: rows, hashes, tree, heads. */
async function rewriteAll(db: Knex, change: (rows: Row[]) => Row[]) {
  const rows = change(await db('cs_journal').orderBy(['request_id', 'seq']));
  const heads = await db('cs_heads').orderBy('size');
  const leaves = await db('cs_leaves').orderBy('idx');
  let prev: Row | undefined;
  const anew = new Map<string, string>();
  await db('cs_journal').del();
  for (const r of rows) {
    const fresh = { ...r, prev_hash: prev?.request_id === r.request_id ? prev.hash : '0'.repeat(64) };
    fresh.hash = hashOf(fresh);
    await db('cs_journal').insert(fresh);
    await db('cs_requests').where({ id: r.request_id, version: r.seq }).update({ hash: fresh.hash });
    anew.set(`${r.request_id}/${r.seq}`, fresh.hash);
    prev = fresh;
  }
  await db('cs_leaves').del();
  const kept = leaves.filter(l => anew.has(`${l.request_id}/${l.seq}`));
  const tree = createTree();
  for (const [idx, l] of kept.entries()) {
    const hash = anew.get(`${l.request_id}/${l.seq}`)!;
    await db('cs_leaves').insert({ ...l, idx, hash });
    tree.add(leafOf({ requestId: l.request_id, seq: l.seq, hash }));
  }
  await db('cs_heads').del();
  for (const h of heads) {
    const size = Math.min(h.size, tree.size);
    const root = tree.root(size).toString('base64');
    await db('cs_heads').insert({ size, root, at: h.at, note: signCheckpoint({ origin: ORIGIN, size, root, at: h.at }, key) });
  }
}

describe('an insider with the database and the signing key', () => {
  it.each<[string, (rows: Row[]) => Row[], string]>([
    ['who rewrites an event', rows => rows.map(r => (r.request_id === id && r.seq === 2 ? { ...r, actor: 'user:default/eve' } : r)), 'were rewritten'],
    ['who drops a whole request', rows => rows.filter(r => r.request_id !== id), 'are cut off'],
  ])('G28: %s is consistent without a head from the auditor, and red with it', async (_, change, why) => {
    await rewriteAll(host.knex, change);
    await host.knex('cs_requests').whereNotIn('id', host.knex('cs_journal').select('request_id')).del();
    expect(await host.desk.verifyAudit(otto())).toMatchObject({ ok: true });
    host.clock.move(60_000);
    const fresh = host.restart();
    const lines: string[] = [];
    for await (const l of await fresh.exportAudit(otto())) lines.push(l);
    expect(await verifyExport(lines, { keys: [KEY] })).toMatchObject({ completeness: 'consistent', faults: [] });
    const report = await verified(lines);
    expect(report.completeness).toBe('broken');
    expect(report.faults.map(f => f.why).join()).toMatch(new RegExp(`${why}|were rewritten`));
  });

  it('G28: and red on the running desk against heads kept at a witness', async () => {
    const notes: string[] = [];
    const watched = await createTestHost(new ScriptedModel(() => [FIGMA]), { heads: [{ name: 'witness', put: async n => { notes.push(n); }, kept: async () => notes.join('\n') }] });
    const { id: mine } = await watched.desk.ask(watched.as('ben'), { text: 'please' });
    await watched.desk.tick();
    await rewriteAll(watched.knex, rows => rows.map(r => (r.request_id === mine && r.seq === 2 ? { ...r, actor: 'user:default/eve' } : r)));
    const found = await watched.restart().verifyAudit(watched.as('otto'));
    expect(found.faults).toEqual([{ why: expect.stringMatching(/^The head kept at witness .* were rewritten$/) }]);
    await watched.close();
  });
});
