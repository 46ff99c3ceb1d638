import { createTwoHosts, incidents, jira, type TwoHosts } from '../testing/two-hosts';

const PROD = { name: 'do_prod', args: { quote: '', system: 'resource:default/payments-db', role: 'read', duration: 'PT4H', ticket: 'INC-7' } };

describe('one request, two hosts', () => {
  let two: TwoHosts;
  const status = new Map<string, string>();
  beforeEach(async () => {
    status.set('INC-7', 'open');
    two = await createTwoHosts({ script: () => [PROD], home: { systems: [incidents(status)], settings: { peers: { jira: { title: 'Jira' } }, machines: { incidents: ['closed'] } } } });
    await two.pair();
    await two.link('chloe');
  });
  afterEach(() => two.close());

  it('journey 2: an engineer asks in one host, the manager approves less in the other, the incident closes, and both hosts show the same', async () => {
    const { home, away } = two;
    const { id } = await home.desk.ask(home.as('ben'), { text: 'prod read for 4h to debug INC-7' });
    await two.talk();

    const [asked] = await away.desk.approvals(two.as('chloe'));
    expect(asked).toMatchObject({ id: `${id}@portal.i1.1`, home: 'Lumen portal', requester: { name: 'Ben' }, item: { sentence: 'grant-role read for Ben in payments-db for 4 hours' }, demands: { stepUp: false } });
    expect(away.notices.pop()).toMatchObject({ to: [jira('chloe')], title: 'Your decision is asked by Lumen portal', body: asked.item.sentence, requestId: `${id}@portal` });
    await away.desk.decide(two.as('chloe'), asked.id, { decision: 'approve', narrow: { duration: 'PT2H' }, payloadHash: asked.payloadHash });
    expect((await two.seen('chloe', id)).detail).toContain('on its way');
    expect(home.world.effects).toEqual([]);
    await two.talk();

    expect(home.world.effects.map(e => e.action)).toEqual(['prod.grant-role']);
    const [item] = (await home.desk.get(home.as('ben'), id)).items;
    expect(item).toMatchObject({ state: 'verified', input: { duration: 'PT2H' }, steps: [{ votes: [{ by: 'user:default/chloe', host: 'peer:jira', decision: 'approve', narrow: { duration: 'PT2H' } }] }] });
    const there = await two.seen('chloe', id);
    expect(there).toMatchObject({ id: `${id}@portal`, turns: [], items: [{ state: 'verified', sentence: item.sentence, receipt: { id: `${id}.i1`, verified: true, readBack: 'The system says held' }, grant: { state: 'active' }, steps: [{ votes: [{ by: jira('chloe'), host: 'peer:jira' }] }] }] });
    expect(there.detail).toContain('arrived');
    expect(await away.desk.approvals(two.as('chloe'))).toEqual([]);

    status.set('INC-7', 'closed');
    await home.desk.event({ source: 'incidents', kind: 'closed', ref: 'INC-7' });
    await two.talk();
    expect(home.world.effects.map(e => e.action)).toEqual(['prod.grant-role', 'prod.revoke-role']);
    expect((await two.seen('chloe', id)).items[0].grant).toMatchObject({ state: 'ended', endedBecause: 'INC-7 closed' });
  }, 30_000);
});
