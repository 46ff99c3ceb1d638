import { peerSays } from '../testing/peer-says';
import { createTwoHosts, jira, type TwoHosts } from '../testing/two-hosts';

const PROD = { name: 'do_prod', args: { quote: '', system: 'resource:default/payments-db', role: 'read', duration: 'PT4H' } };
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

describe('one person, two accounts', () => {
  let two: TwoHosts;
  beforeEach(async () => { two = await createTwoHosts({ script: () => [PROD] }); await two.pair(); });
  afterEach(() => two.close());
  const code = async (name: string) => (await two.home.desk.askLink(two.home.as(name), 'jira')).code;
  const type = (name: string, typed: string) => two.away.desk.typeLink(two.as(name), 'portal', typed);
  const mine = (name: string) => two.home.desk.links(two.home.as(name));
  const yes = async (name: string) => { const [asked] = (await mine(name)).asked; await two.home.desk.confirmLink(two.home.as(name), asked.id); await two.talk(); };
  const ask = async () => { const { id } = await two.home.desk.ask(two.home.as('ben'), { text: 'please' }); await two.talk(); return id; };

  it('G2: made by the person signed in on both sides: shown here, typed there, said yes to here; both sides are told', async () => {
    await type('chloe', await code('chloe'));
    await two.talk();
    expect((await mine('chloe')).links).toEqual([]);
    expect((await mine('chloe')).asked).toMatchObject([{ typed: { there: jira('chloe'), display: 'Chloe' } }]);
    await yes('chloe');
    expect((await mine('chloe')).links).toMatchObject([{ there: jira('chloe'), title: 'Jira' }]);
    expect((await two.away.desk.links(two.as('chloe'))).links).toMatchObject([{ there: 'user:default/chloe', display: 'Chloe' }]);
    expect(two.home.notices.map(n => [n.to, n.title])).toEqual([[['user:default/chloe'], 'Chloe typed your code in Jira'], [['user:default/chloe'], 'Your account was linked to Chloe in Jira']]);
    expect(two.away.notices.map(n => [n.to, n.title])).toEqual([[[jira('chloe')], 'Your account was linked to Chloe in Lumen portal']]);
  });

  it('G2: the same name on both sides is nobody’s link', async () => {
    const id = await ask();
    expect(await two.away.desk.approvals(two.as('chloe'))).toEqual([]);
    await expect(two.seen('chloe', id)).rejects.toMatchObject({ status: 404 });
  });

  it('G2: a new link decides nothing for a day, on either side', async () => {
    await type('chloe', await code('chloe'));
    await two.talk();
    await yes('chloe');
    const id = await ask();
    const decide = () => two.away.desk.decide(two.as('chloe'), `${id}@portal.i1.1`, { decision: 'approve' });
    await expect(decide()).rejects.toMatchObject({ status: 403, message: expect.stringContaining('less than a day') });
    two.away.clock.move(25 * HOUR);
    await decide();
    const batch = await two.away.desk.peerSend('portal').then(raw => raw);
    two.home.clock.move(23 * HOUR);
    await two.home.desk.peerReceive(batch).catch(() => undefined);
    expect((await two.home.desk.get(two.home.as('sam'), id)).items[0].steps[0].votes).toEqual([]);
  });

  it('G2: dies after 180 days', async () => {
    await two.link('chloe');
    two.move(180 * DAY);
    const id = await ask();
    expect((await mine('chloe')).links).toEqual([]);
    await expect(two.seen('chloe', id)).rejects.toMatchObject({ status: 404 });
  });

  it('G2: one account is linked once, on either side', async () => {
    await two.link('chloe');
    await expect(code('chloe')).rejects.toMatchObject({ status: 409 });
    await expect(type('chloe', '12345678')).rejects.toMatchObject({ status: 409 });
    await two.home.desk.peerReceive(await peerSays(two, { type: 'link-typed', body: { id: 'x', account: jira('chloe'), display: 'Chloe', code: await code('felix') } }));
    const [asked] = (await mine('felix')).asked;
    await expect(two.home.desk.confirmLink(two.home.as('felix'), asked.id)).rejects.toMatchObject({ status: 409 });
  });

  it('G1 G2: the word of the other host makes no link: without the yes of who was shown the code there is none', async () => {
    await two.home.desk.peerReceive(await peerSays(two, { type: 'link-typed', body: { id: 'x', account: jira('jana'), display: 'Jana', code: await code('chloe') } }));
    await two.home.desk.peerReceive(await peerSays(two, { type: 'link-made', body: { id: 'x', account: jira('jana'), display: 'Jana' } }));
    const [asked] = (await mine('chloe')).asked;
    await two.home.desk.peerReceive(await peerSays(two, { type: 'link-made', body: { id: asked.id, account: jira('jana'), display: 'Jana' } }));
    expect((await mine('chloe')).links).toEqual([]);
    await expect(two.home.desk.confirmLink(two.home.as('felix'), asked.id)).rejects.toMatchObject({ status: 404 });
  });

  it('G2: a code counts for ten minutes, once, and guessing ends it', async () => {
    const late = await code('chloe');
    two.move(11 * MINUTE);
    await type('chloe', late);
    await two.talk();
    expect((await mine('chloe')).asked).toEqual([]);
    const guessed = await code('felix');
    for (let n = 0; n < 20; n++) await two.home.desk.peerReceive(await peerSays(two, { type: 'link-typed', body: { id: `${n}`, account: jira('jana'), display: 'Jana', code: '00000000' } }));
    await two.home.desk.peerReceive(await peerSays(two, { type: 'link-typed', body: { id: 'y', account: jira('jana'), display: 'Jana', code: guessed } }));
    expect((await mine('felix')).asked).toMatchObject([{ title: 'Jira' }]);
    expect((await mine('felix')).asked[0].typed).toBeUndefined();
  });

  it('G1: mail, chat and MCP link nobody', async () => {
    for (const channel of ['mcp', 'mail', 'chat'] as const) await expect(two.home.desk.askLink(two.home.as('chloe', { channel }), 'jira')).rejects.toMatchObject({ status: 403 });
    await expect(two.home.desk.askLink(two.home.as('chloe', { assurance: 1 }), 'jira')).rejects.toMatchObject({ status: 403 });
  });

  it('G8: ended by the person on either side, it stops counting on both, and so do votes that wait', async () => {
    await two.home.close();
    await two.away.close();
    two = await createTwoHosts({ script: () => [PROD], home: { policies: '@id("two") @says("Two owners.") forbid (principal, action == Action::"prod.grant-role", resource) unless { context.approvals.security >= 1 };' } });
    await two.pair();
    await two.link('chloe');
    const id = await ask();
    await two.away.desk.decide(two.as('chloe'), `${id}@portal.i1.1`, { decision: 'approve' });
    await two.talk();
    const [link] = (await two.away.desk.links(two.as('chloe'))).links;
    await two.away.desk.endLink(two.as('chloe'), link.id);
    await two.talk();
    expect((await mine('chloe')).links).toEqual([]);
    await expect(two.seen('chloe', id)).rejects.toMatchObject({ status: 404 });
    await two.home.desk.decide(two.home.as('noor'), `${id}.i1.2`, { decision: 'approve' });
    expect(two.home.world.effects).toEqual([]);
    expect((await two.home.desk.get(two.home.as('sam'), id)).items[0].state).toBe('waiting');
  });
});
