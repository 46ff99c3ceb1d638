import { splitNotes } from '../audit/checkpoint';
import { peerSays } from '../testing/peer-says';
import { createTwoHosts, FORGE_IDS, type TwoHosts } from '../testing/two-hosts';
import { keyFor, signingKey } from '../keys';
import { cosigners } from './cosign';
import { nameOf } from './fingerprint';

const FIGMA = { name: 'do_app', args: { quote: '', app: 'resource:default/figma' } };
const MINUTE = 60_000;

describe('each host witnesses the other', () => {
  let two: TwoHosts;
  beforeEach(async () => { two = await createTwoHosts({ script: () => [FIGMA] }); await two.pair(); });
  afterEach(() => two.close());
  const grow = async () => { await two.home.desk.ask(two.home.as('ben'), { text: 'please' }); two.move(11 * MINUTE); await two.home.desk.tick(); await two.talk(); };
  const ours = async () => (await two.home.desk.peers(two.home.as('otto'))).peers[0].ours;
  const theirs = async () => (await two.away.desk.peers(two.as('ada'))).peers[0];
  const witnessKey = { name: nameOf({ host: 'forge', ids: FORGE_IDS }), publicKey: signingKey(keyFor(new Uint8Array(32).fill(9), 'peer')).publicKey };

  it('G28: signs a head that continues the last one, and the note with both signatures is kept at home', async () => {
    await grow();
    const first = await ours();
    expect(cosigners(first?.note ?? '', [witnessKey])).toEqual([witnessKey.name]);
    expect((await theirs()).theirs).toMatchObject({ size: first?.size, root: first?.root });
    await grow();
    expect((await ours())?.size).toBeGreaterThan(first?.size ?? 0);
    expect(splitNotes((await ours())?.note ?? '')).toHaveLength(1);
  });

  it('G28: a note changed afterwards carries no signature of the witness', async () => {
    await grow();
    const note = (await ours())?.note ?? '';
    expect(cosigners(note.replace(/^\d+$/m, '1'), [witnessKey])).toEqual([]);
    expect(cosigners(note, [{ ...witnessKey, publicKey: signingKey(new Uint8Array(32).fill(3)).publicKey }])).toEqual([]);
  });

  it('G28: an insider with the database and every key rewrites it all: no signature, and the witness says so from then on', async () => {
    const { id } = await two.home.desk.ask(two.home.as('ben'), { text: 'please' });
    await grow();
    const before = await ours();
    await two.home.knex('cs_journal').where({ request_id: id }).delete();
    await two.home.knex('cs_requests').where({ id }).delete();
    for (const table of ['cs_leaves', 'cs_heads']) await two.home.knex(table).delete();
    const rewritten = two.home.restart();
    for (let n = 0; n < 4; n++) await rewritten.ask(two.home.as('ben'), { text: 'please' });
    two.move(11 * MINUTE);
    await rewritten.tick();
    expect((await rewritten.verifyAudit(two.home.as('otto'))).ok).toBe(true);
    for (let n = 0; n < 2; n++) await two.away.desk.peerReceive(await rewritten.peerSend('jira'));
    expect(await theirs()).toMatchObject({ theirs: { size: before?.size, root: before?.root }, forked: { why: `it does not begin with the ${before?.size} entries seen before` } });
    expect(two.away.notices.map(n => n.title)).toContain('The record of portal does not continue the one seen before');
    await rewritten.peerReceive(await two.away.desk.peerSend('portal'));
    expect((await rewritten.peers(two.home.as('otto'))).peers[0].ours).toEqual(before);
  });

  it('G28: nobody signs for a head that is not ours', async () => {
    await grow();
    const last = await ours();
    await two.home.desk.peerReceive(await peerSays(two, { type: 'cosigned', body: { size: 5, root: last?.root, at: last?.at, note: last?.note } }));
    expect(await ours()).toEqual(last);
  });
});
