import { createTwoHosts, type TwoHosts } from '../testing/two-hosts';

const PROD = { name: 'do_prod', args: { quote: '', system: 'resource:default/payments-db', role: 'read', duration: 'PT4H' } };
const SECURITY = '@id("prod-security") @says("Production needs security too.") forbid (principal, action == Action::"prod.grant-role", resource) unless { context.approvals.security >= 1 };';
type Listed = [string, Record<string, { title: string; steps?: number }>];

describe('ending a pairing', () => {
  let two: TwoHosts;
  const start = async (policies = '') => {
    two = await createTwoHosts({ script: () => [PROD], home: { policies } });
    await two.pair();
    await two.link('chloe');
  };
  afterEach(() => two.close());
  const decided = async () => {
    const { id } = await two.home.desk.ask(two.home.as('ben'), { text: 'please' });
    await two.talk();
    await two.away.desk.decide(two.as('chloe'), `${id}@portal.i1.1`, { decision: 'approve' });
    return id;
  };
  const unpair = (name: string, reason = 'Their key leaked') => two.home.desk.unpair(two.home.as(name), 'jira', reason);

  it('G25: one stops it at once, a second ends it; both read every effect that rested on it', async () => {
    await start();
    const id = await decided();
    await two.talk();
    await expect(unpair('ben')).rejects.toMatchObject({ status: 403 });
    await expect(unpair('ines', ' ')).rejects.toMatchObject({ status: 422 });
    const { effects, peers } = await unpair('noor');
    expect(effects).toEqual([{ requestId: id, itemId: 'i1', sentence: 'grant-role read for Ben in payments-db for 4 hours', state: 'active', by: 'user:default/chloe', at: expect.any(String), decision: 'approve', receipt: `${id}.i1` }]);
    expect(peers.peers[0]).toMatchObject({ state: 'stopped', may: [], stopped: { by: 'user:default/noor', reason: 'Their key leaked' } });
    await expect(unpair('noor')).rejects.toMatchObject({ status: 409 });
    expect((await unpair('ines')).peers.peers[0]).toMatchObject({ state: 'ended', links: 0 });
    expect(await two.home.desk.peerEffects(two.home.as('otto'), 'jira')).toHaveLength(1);
    await expect(two.home.desk.peerEffects(two.home.as('ben'), 'jira')).rejects.toMatchObject({ status: 403 });
  });

  it('a decision on its way when it is stopped counts for nothing; the other side hears of it and stops too', async () => {
    await start();
    const id = await decided();
    const late = await two.away.desk.peerSend('portal');
    await unpair('ines');
    await two.home.desk.peerReceive(late);
    expect((await two.home.desk.get(two.home.as('sam'), id)).items[0].state).toBe('waiting');
    expect(two.home.world.effects).toEqual([]);
    await two.talk();
    expect((await two.away.desk.peers(two.as('ada'))).peers[0]).toMatchObject({ state: 'stopped' });
    expect(await two.away.desk.approvals(two.as('chloe'))).toEqual([]);
    await expect(two.seen('chloe', id)).rejects.toMatchObject({ status: 404 });
  });

  it('ended, its messages get 401', async () => {
    await start();
    const late = await two.away.desk.peerSend('portal');
    await unpair('ines');
    await unpair('noor');
    await expect(two.home.desk.peerReceive(late)).rejects.toMatchObject({ status: 401 });
  });

  it('G8: a vote from there that waits for others stops counting, also after pairing anew', async () => {
    await start(SECURITY);
    const id = await decided();
    await two.talk();
    await unpair('ines');
    await unpair('noor');
    await two.away.desk.unpair(two.as('noor'), 'portal', 'They ended it');
    await two.away.desk.unpair(two.as('abe'), 'portal', '');
    await two.pair();
    expect((await two.home.desk.peers(two.home.as('ines'))).peers.map(p => p.state)).toEqual(['ended', 'paired']);
    await two.home.desk.decide(two.home.as('noor'), `${id}.i1.2`, { decision: 'approve' });
    expect(two.home.world.effects).toEqual([]);
  });

  it.each<Listed>([['a ceiling lowered', { jira: { title: 'Jira', steps: 0 } }], ['a name taken out of the rules', {}]])('G8 G25: %s since the vote holds at the effect', async (_, peers) => {
    await start(SECURITY);
    const id = await decided();
    await two.talk();
    const later = await createTwoHosts({ script: () => [PROD], home: { knex: two.home.knex, policies: SECURITY, settings: { peers } } });
    while (later.home.clock.now() < two.home.clock.now()) later.move(3_600_000);
    await later.home.desk.decide(later.home.as('noor'), `${id}.i1.2`, { decision: 'approve' });
    expect(later.home.world.effects).toEqual([]);
    expect((await later.home.desk.get(later.home.as('sam'), id)).items[0].state).toBe('waiting');
    await later.away.close();
  });
});
