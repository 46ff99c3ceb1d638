import { keyFor } from '../keys';
import { settingsOf } from '../settings';
import { peerSays } from '../testing/peer-says';
import { createTwoHosts, FORGE_IDS, type TwoHosts } from '../testing/two-hosts';
import { newPairingCode } from './code';

const MINUTE = 60_000;
type Said = [string, Parameters<typeof peerSays>[1]];

describe('pairing two installations', () => {
  let two: TwoHosts;
  beforeEach(async () => { two = await createTwoHosts(); });
  afterEach(() => two.close());
  const invite = (name = 'ines') => two.home.desk.invitePeer(two.home.as(name), 'jira');
  const accept = (invitation: string, name = 'ada') => two.away.desk.acceptPeer(two.as(name), { name: 'portal', invitation });
  const peerOf = async () => (await two.home.desk.peers(two.home.as('ines'))).peers[0];
  const meet = async () => { const { reply, fingerprint } = await accept((await invite()).invitation); await two.home.desk.peerReceive(reply); return fingerprint; };

  it('G25: only a name that the rules list, begun by an administrator, never forwarded', async () => {
    await expect(two.home.desk.invitePeer(two.home.as('ines'), 'other')).rejects.toMatchObject({ status: 422, next: expect.stringContaining('company.yaml') });
    for (const name of ['ben', 'sam', 'otto', 'noor']) await expect(invite(name)).rejects.toMatchObject({ status: 403 });
    await expect(two.home.desk.invitePeer(two.home.as('ines', { channel: 'mcp' }), 'jira')).rejects.toMatchObject({ status: 403 });
    await expect(two.home.desk.invitePeer(two.home.as('ines', { assurance: 1 }), 'jira')).rejects.toMatchObject({ status: 403 });
  });

  it('G25: a ceiling is written in the rules; what is not written is the least', () => {
    expect(settingsOf({ peers: { jira: { title: 'Jira' } } }).peers.jira).toEqual({ title: 'Jira', privileged: false, steps: 1 });
    expect(() => settingsOf({ peers: { jira: { title: 'Jira', all: true } as never } })).toThrow();
  });

  it('G25: two people on each side; whoever began does not compare, and nothing counts before both sides did', async () => {
    const fingerprint = await meet();
    expect(await peerOf()).toMatchObject({ state: 'to-confirm', fingerprint, startedBy: 'user:default/ines', installation: { host: 'forge', ids: FORGE_IDS } });
    await expect(two.home.desk.confirmPeer(two.home.as('ines'), 'jira', fingerprint)).rejects.toMatchObject({ status: 403 });
    expect((await two.home.desk.peers(two.home.as('iris'))).peers[0]).not.toHaveProperty('fingerprint');
    await expect(two.home.desk.confirmPeer(two.home.as('ben'), 'jira', fingerprint)).rejects.toMatchObject({ status: 403 });
    await two.home.desk.confirmPeer(two.home.as('noor'), 'jira', fingerprint.toUpperCase());
    await two.talk();
    expect((await peerOf()).state).toBe('waits-for-them');
    await expect(two.home.desk.askLink(two.home.as('chloe'), 'jira')).rejects.toMatchObject({ status: 409 });
    await expect(two.away.desk.confirmPeer(two.as('ada'), 'portal', fingerprint)).rejects.toMatchObject({ status: 403 });
    await two.away.desk.confirmPeer(two.as('abe'), 'portal', fingerprint);
    await two.talk();
    expect((await peerOf()).state).toBe('paired');
    expect((await two.away.desk.peers(two.as('ada'))).peers[0]).toMatchObject({ state: 'paired', confirmedBy: two.as('abe').person });
  });

  it('G25: another fingerprint is refused, and those who answer for it are told', async () => {
    await meet();
    await expect(two.home.desk.confirmPeer(two.home.as('iris'), 'jira', '0'.repeat(32))).rejects.toMatchObject({ status: 422 });
    expect(two.home.notices).toMatchObject([{ title: 'Two fingerprints of a pairing differ', severity: 'high' }]);
    expect((await two.home.desk.audit(two.home.as('otto'), { kind: 'peer.mismatch' })).events).toHaveLength(1);
  });

  it('the code has at least 128 bits, counts once, and ten minutes', async () => {
    expect(Buffer.from(newPairingCode(), 'base64url').length * 8).toBeGreaterThanOrEqual(128);
    expect(newPairingCode()).not.toBe(newPairingCode());
    const { invitation } = await invite();
    const { reply } = await accept(invitation);
    await two.home.desk.peerReceive(reply);
    await expect(two.home.desk.peerReceive(reply)).rejects.toMatchObject({ status: 401 });
    await expect(two.home.desk.meetPeer(two.home.as('ines'), reply)).rejects.toMatchObject({ status: 422 });
    await expect(accept(invitation)).rejects.toMatchObject({ status: 422 });
  });

  it('an answer that comes late is refused', async () => {
    const { reply } = await accept((await invite()).invitation);
    two.move(11 * MINUTE);
    await expect(two.home.desk.peerReceive(reply)).rejects.toMatchObject({ status: 401 });
    expect((await two.home.desk.peers(two.home.as('ines'))).peers).toEqual([]);
  });

  it('nobody is paired with themself, and an installation without a name with nobody', async () => {
    const { invitation } = await invite();
    await expect(two.home.desk.acceptPeer(two.home.as('ines'), { name: 'jira', invitation })).rejects.toMatchObject({ status: 422 });
    await expect(accept('nonsense')).rejects.toMatchObject({ status: 422 });
    const nameless = await createTwoHosts({ home: { lend: { installation: undefined } } });
    await expect(nameless.home.desk.invitePeer(nameless.home.as('ines'), 'jira')).rejects.toMatchObject({ status: 503 });
    await nameless.close();
  });

  it('G5: a stranger reads no pairing; an auditor reads and changes nothing', async () => {
    await meet();
    await expect(two.home.desk.peers(two.home.as('ben'))).rejects.toMatchObject({ status: 403 });
    expect((await two.home.desk.peers(two.home.as('otto'))).peers[0].may).toEqual([]);
    await expect(two.home.desk.unpair(two.home.as('otto'), 'jira', 'why')).rejects.toMatchObject({ status: 403 });
  });

  it.each<Said>([
    ['another installation of the same app, with the very key', { type: 'void', body: {}, from: { host: 'forge', ids: { ...FORGE_IDS, installationId: 'ari:installation-2' } } }],
    ['another site', { type: 'void', body: {}, from: { host: 'forge', ids: { ...FORGE_IDS, cloudId: 'cloud-2' } } }],
    ['another environment', { type: 'void', body: {}, from: { host: 'forge', ids: { ...FORGE_IDS, environmentId: 'env-2' } } }],
    ['another app', { type: 'void', body: {}, from: { host: 'forge', ids: { ...FORGE_IDS, appId: 'ari:app-2' } } }],
    ['another key', { type: 'void', body: {}, seed: 10 }],
    ['a message for another installation', { type: 'void', body: {}, to: 'urn:countersign:backstage:other' }],
  ])('G28: %s gets 401 and leaves nothing behind', async (_, said) => {
    await two.pair();
    const { received } = await peerOf();
    await expect(two.home.desk.peerReceive(await peerSays(two, said))).rejects.toMatchObject({ status: 401 });
    expect((await peerOf()).received).toBe(received);
    expect((await two.home.desk.audit(two.home.as('otto'), { kind: 'peer.refused' })).events).toHaveLength(1);
  });

  it('G28: keys by purpose: the key of messages is no other key of the host', () => {
    const master = new Uint8Array(32).fill(9);
    expect(new Set((['peer', 'seal', 'capability', 'links', 'linking'] as const).map(p => Buffer.from(keyFor(master, p)).toString('hex'))).size).toBe(5);
  });

  it('a name taken out of the rules is paired with nobody', async () => {
    await two.pair();
    const without = await createTwoHosts({ home: { knex: two.home.knex, settings: { peers: {} } } });
    expect((await without.home.desk.peers(without.home.as('ines'))).peers[0].state).toBe('not-listed');
    await without.away.close();
  });
});
