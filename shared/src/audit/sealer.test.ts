import { createTestHost, ScriptedModel, type TestHost } from '../testing';
import { KnexSeals } from '../knex';
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
  const rows = async () => Number((await host.knex('cs_journal').count({ n: '*' }))[0].n);

  it('G28: every row gets one number, whatever stream it is on; the first pass signs, and the head reaches the witness', async () => {
    await ask();
    await host.desk.tick();
    expect(await seals.size()).toBe(await rows());
    expect((await seals.leaves(0, 1_000)).map(l => l.idx)).toEqual(Array.from({ length: await rows() }, (_, n) => n));
    const [head] = await heads();
    expect(readCheckpoint(head.note)).toMatchObject({ origin: 'countersign/test/t', size: await rows(), root: head.root });
    expect(place.notes).toEqual([head.note]);
  });

  it('G28: a head a minute when something happened, every ten minutes when only the heart beats', async () => {
    await host.desk.tick();
    for (let minute = 1; minute <= 20; minute++) { host.clock.move(MINUTE); await host.desk.tick(); }
    const quiet = await heads();
    expect(quiet.map(h => h.at.slice(11, 16))).toEqual(['09:00', '09:10', '09:20']);
    await ask();
    await host.desk.tick();
    expect(await heads()).toHaveLength(3);
    host.clock.move(MINUTE);
    await host.desk.tick();
    expect((await heads()).map(h => h.at.slice(11, 16))).toEqual(['09:00', '09:10', '09:20', '09:21']);
  });

  it('G28: sealers at once on several replicas number every row once and sign one tree', async () => {
    const replicas = [host.desk, host.restart(), host.restart(), host.restart()];
    for (let round = 0; round < 4; round++) {
      await Promise.all([ask(), ask(), ...replicas.map(r => r.tick())]);
      host.clock.move(MINUTE);
    }
    await Promise.all(replicas.map(r => r.tick()));
    expect(await seals.size()).toBe(await rows());
    const numbered = await host.knex('cs_leaves').select('request_id', 'seq');
    expect(new Set(numbered.map(l => `${l.request_id}/${l.seq}`)).size).toBe(await rows());
    expect(await host.desk.verifyAudit(host.as('otto'))).toMatchObject({ ok: true, completeness: 'consistent' });
  });

  it('G28: a process that dies between numbering and signing leaves nothing that the next one does not finish', async () => {
    await ask();
    const [row] = await seals.unnumbered('', 100);
    expect(await seals.number(0, [row])).toBe(true);
    expect(await seals.number(0, [row])).toBe(false);
    expect(await heads()).toEqual([]);
    await host.restart().tick();
    expect((await heads())[0].size).toBe(await rows());
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
