import { createTestHost, ScriptedModel, type TestHost } from '../testing';
import { KnexJournal, KnexSeals } from '../knex';
import { keepRecord, recordKeeping } from '.';
import { readCheckpoint } from './checkpoint';
import type { HeadPlace } from './types';

const FIGMA = { name: 'do_app', args: { quote: '', app: 'resource:default/figma' } };
const MINUTE = 60_000;

describe('the sealer', () => {
  let host: TestHost;
  let seals: KnexSeals;
  let place: HeadPlace & { notes: string[]; down: boolean };
  beforeEach(async () => {
    place = { name: 'witness', notes: [], down: false, async put(note) { if (this.down) throw new Error('nobody answers'); this.notes.push(note); }, async kept() { return this.notes.join('\n'); } };
    host = await createTestHost(new ScriptedModel(() => [FIGMA]), { heads: [place] });
    seals = new KnexSeals(host.knex);
  });
  afterEach(() => host.close());
  const ask = () => host.desk.ask(host.as('ben'), { text: 'please' });
  const heads = () => seals.headsAfter(0, 100);

  it('G28: every row gets one number, whatever stream it is on; the first pass signs, and the head reaches the witness', async () => {
    await ask();
    const written = await host.knex('cs_journal').select('request_id', 'seq', 'hash');
    await host.desk.tick();
    const leaves = await seals.leaves(0, 1_000);
    expect(leaves.map(l => l.idx)).toEqual(leaves.map((_, n) => n));
    expect(leaves).toEqual(expect.arrayContaining(written.map(w => expect.objectContaining({ requestId: w.request_id, seq: w.seq, hash: w.hash }))));
    expect(leaves.some(l => l.requestId.startsWith('SYS-beat-'))).toBe(true);
    const [head] = await heads();
    expect(readCheckpoint(head.note)).toMatchObject({ origin: 'countersign/test/t', size: leaves.length, root: head.root });
    expect(place.notes).toEqual([head.note]);
  });

  it('G28: a head a minute when something happened, every ten minutes when only the heart beats', async () => {
    const journal = new KnexJournal(host.knex);
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const own = { ...recordKeeping({ host: 'test', tenant: 't', key: new Uint8Array(32), seals, clock: host.clock, journal, log, systems: [], model: { name: 'none', timeoutMs: 1 }, policy: { digest: 'd' }, rulesVersion: () => '' } as never), log };
    await keepRecord(own);
    const minutes = async (n: number) => { for (let minute = 0; minute < n; minute++) { host.clock.move(MINUTE); await keepRecord(own); } };
    await minutes(20);
    const times = async () => (await heads()).map(h => h.at.slice(11, 16));
    expect(await times()).toEqual(['09:00', '09:10', '09:20']);
    await journal.append({ requestId: 'SYS-something', seq: 0, hash: '' }, [{ kind: 'x', actor: 'countersign', data: {} }], host.clock.now().toISOString());
    await keepRecord(own);
    expect(await heads()).toHaveLength(3);
    await minutes(1);
    expect(await times()).toEqual(['09:00', '09:10', '09:20', '09:21']);
  });

  it('G28: sealers at once on several replicas number every row once and sign one tree', async () => {
    const replicas = [host.desk, host.restart(), host.restart(), host.restart()];
    for (let round = 0; round < 4; round++) {
      await Promise.all([ask(), ask(), ...replicas.map(r => r.tick())]);
      host.clock.move(MINUTE);
    }
    await Promise.all(replicas.map(r => r.tick()));
    const numbered = await host.knex('cs_leaves').select('request_id', 'seq');
    expect(new Set(numbered.map(l => `${l.request_id}/${l.seq}`)).size).toBe(await seals.size());
    expect(await seals.unnumbered('', 10)).toEqual([]);
    expect(await host.desk.verifyAudit(host.as('otto'))).toMatchObject({ ok: true, completeness: 'consistent' });
  });

  it('G28: a process that dies between numbering and signing leaves nothing that the next one does not finish', async () => {
    await ask();
    const [row] = await seals.unnumbered('', 100);
    expect(await seals.number(0, [row])).toBe(true);
    expect(await seals.number(0, [row])).toBe(false);
    expect(await heads()).toEqual([]);
    await host.restart().tick();
    expect((await heads())[0].size).toBe(await seals.size());
    expect(await seals.size()).toBeGreaterThan(1);
    await host.knex('cs_heads_sent').del();
    place.notes = [];
    host.clock.move(MINUTE);
    await host.restart().tick();
    expect(place.notes).toHaveLength(1);
  });

  it('G28: a witness that cannot be reached gets the next head, and is shown as late until then', async () => {
    place.down = true;
    await host.desk.tick();
    expect((await host.desk.verifyAudit(host.as('otto'))).places).toEqual([{ name: 'witness', size: 0, late: true, why: 'nobody answers' }]);
    place.down = false;
    host.clock.move(10 * MINUTE);
    await host.desk.tick();
    expect(place.notes).toHaveLength(1);
    expect((await host.desk.verifyAudit(host.as('otto'))).places).toMatchObject([{ name: 'witness', late: false }]);
  });

  it.each([
    ['an entry is gone', (h: TestHost) => h.knex('cs_leaves').where({ idx: 1 }).del()],
    ['an entry is another', (h: TestHost) => h.knex('cs_leaves').where({ idx: 1 }).update({ hash: 'f'.repeat(64) })],
    ['its end is gone', (h: TestHost) => Promise.all([h.knex('cs_leaves').where('idx', '>', 0).del(), h.knex('cs_journal').where('seq', '>', 1).del()])],
  ])('G28: nothing is signed on top of a tree of which %s', async (_, tamper) => {
    await ask();
    await host.desk.tick();
    await tamper(host);
    const fresh = host.restart();
    for (let n = 0; n < 3; n++) { host.clock.move(11 * MINUTE); await fresh.tick(); }
    expect(await heads()).toHaveLength(1);
    expect((await host.desk.verifyAudit(host.as('otto'))).ok).toBe(false);
  });
});
