import { peerAsserts, peerSays } from '../testing/peer-says';
import { createTwoHosts, jira, type TwoHosts } from '../testing/two-hosts';

const PROD = { name: 'do_prod', args: { quote: 'prod read for 4h', system: 'resource:default/payments-db', role: 'read', duration: 'PT4H' } };
const HOUR = 3_600_000;
const SECURITY = '@id("prod-security") @says("Production needs security too.") forbid (principal, action == Action::"prod.grant-role", resource) unless { context.approvals.security >= 1 };';
type Claimed = [string, () => Partial<Parameters<typeof peerAsserts>[1]>];

describe('what a decision of another host counts for', () => {
  let two: TwoHosts;
  let id = '';
  let answer: readonly (typeof PROD)[] | string = [PROD];
  const start = async (options: Parameters<typeof createTwoHosts>[0] = {}) => {
    answer = [PROD];
    two = await createTwoHosts({ script: () => answer, ...options });
    await two.pair();
    await two.link('chloe');
    ({ id } = await two.home.desk.ask(two.home.as('ben'), { text: 'prod read for 4h' }));
    await two.talk();
  };
  afterEach(() => two.close());
  const item = async () => (await two.home.desk.get(two.home.as('sam'), id)).items[0];
  const step = (n = 1) => `${id}.i1.${n}`;
  /** Said by a host that checks nothing itself; answers what came of it. */
  const asserts = async (said: Partial<Parameters<typeof peerAsserts>[1]> = {}) => {
    const { payloadHash } = await item();
    await two.home.desk.peerReceive(await peerSays(two, peerAsserts(two, { sub: jira('chloe'), approval: step(), payloadHash, ...said })));
    const { events: [last] } = await two.home.desk.audit(two.home.as('otto'), { kind: 'peer.took', limit: 1 });
    return last.data as { applied?: { ok: boolean; message?: string }; refused?: string };
  };
  const decides = (name = 'chloe', body: object = {}) => two.away.desk.decide(two.as(name), `${id}@portal.i1.1`, { decision: 'approve', ...body });

  it('is the vote of the linked person, with the host it came from and the signed words as evidence', async () => {
    await start();
    expect(await asserts()).toMatchObject({ applied: { ok: true, person: 'user:default/chloe' }, assertion: expect.stringMatching(/^eyJ/) });
    expect(await item()).toMatchObject({ state: 'verified', steps: [{ votes: [{ by: 'user:default/chloe', host: 'peer:jira' }] }] });
    expect(two.home.world.effects).toHaveLength(1);
  });

  it.each<Claimed>([
    ['an account of this host', () => ({ sub: 'user:default/chloe' })],
    ['an account of the same name that is linked to nobody', () => ({ sub: jira('felix') })],
    ['another payload', () => ({ payloadHash: '0'.repeat(64) })],
    ['something wider', () => ({ narrow: { duration: 'P7D' } })],
    ['another subject', () => ({ narrow: { person: 'user:default/juno' } })],
    ['a yes of yesterday', () => ({ at: new Date(two.home.clock.now().getTime() - 25 * HOUR).toISOString() })],
    ['a yes of tomorrow', () => ({ at: new Date(two.home.clock.now().getTime() + HOUR).toISOString() })],
    ['somebody who is not signed in there', () => ({ assurance: 1 })],
    ['a decision made in a mail', () => ({ channel: 'mail' })],
    ['a decision made through MCP', () => ({ channel: 'mcp' })],
    ['a step that is not there', () => ({ approval: `${id}.i1.9` })],
    ['a request that is not there', () => ({ approval: 'REQ-NONE.i1.1' })],
  ])('G1 G2 G8 G13 G15: %s decides nothing', async (_, said) => {
    await start();
    const { applied, refused } = await asserts(said());
    expect(applied?.ok !== true && (applied?.message ?? refused)).toBeTruthy();
    expect(await item()).toMatchObject({ state: 'waiting', steps: [{ votes: [] }] });
    expect(two.home.world.effects).toEqual([]);
  });

  it('G12: whoever asked decides it from the other host as little as here', async () => {
    await start();
    await two.link('ben');
    expect(await asserts({ sub: jira('ben') })).toMatchObject({ applied: { ok: false, message: expect.stringContaining('You asked for this') } });
    await expect(decides('ben')).rejects.toMatchObject({ status: 403 });
  });

  it('the same assertion counts once, whenever it comes again', async () => {
    await start();
    const { payloadHash } = await item();
    const said = peerAsserts(two, { sub: jira('chloe'), approval: step(), payloadHash, decision: 'approve', jti: 'once' });
    await two.home.desk.peerReceive(await peerSays(two, said));
    await two.home.desk.peerReceive(await peerSays(two, said));
    expect((await item()).steps[0].votes).toHaveLength(1);
    expect(two.home.world.effects).toHaveLength(1);
  });

  it('an assertion under another kind of signature is none', async () => {
    await start();
    await two.home.desk.peerReceive(await peerSays(two, { type: 'decision', body: { assertion: 'eyJ.x.y' } }));
    expect((await item()).state).toBe('waiting');
  });

  it('G25: at most one approval of an item that needs more comes from there', async () => {
    await start({ home: { policies: SECURITY } });
    await two.link('noor');
    await decides();
    await two.talk();
    expect(await item()).toMatchObject({ state: 'waiting', steps: [{ state: 'approved' }, { role: 'security', state: 'open' }] });
    expect(await two.away.desk.approvals(two.as('noor'))).toEqual([]);
    expect(await asserts({ sub: jira('noor'), approval: step(2) })).toMatchObject({ applied: { ok: false, message: expect.stringContaining('another host already') } });
    await two.home.desk.decide(two.home.as('noor'), step(2), { decision: 'approve' });
    expect((await item()).state).toBe('verified');
  });

  it('G25: two may come from there where the rules say two', async () => {
    await start({ home: { policies: SECURITY, settings: { peers: { jira: { title: 'Jira', steps: 2 } } } } });
    await two.link('noor');
    await decides();
    await two.talk();
    const [asked] = await two.away.desk.approvals(two.as('noor'));
    await two.away.desk.decide(two.as('noor'), asked.id, { decision: 'approve' });
    await two.talk();
    expect((await item()).state).toBe('verified');
  });

  it('G15 G25: what takes proof of who decides is not decided from there, and nobody there is asked', async () => {
    await start({});
    two.home.people[0] = { ...two.home.people[0], privileged: true };
    await two.home.desk.ask(two.home.as('ben'), { text: 'again' });
    await two.talk();
    expect(await two.away.desk.approvals(two.as('chloe'))).toEqual([]);
    expect(await asserts({ assurance: 3, proof: 'totp' })).toMatchObject({ applied: { ok: false, message: expect.stringContaining('may not be decided from the other host') } });
    expect(two.home.world.effects).toEqual([]);
  });

  it('G15: where the rules allow it, the proof is made there, for this very decision, and stands on the step', async () => {
    await start({ home: { settings: { peers: { jira: { title: 'Jira', privileged: true } } } } });
    two.home.people[0] = { ...two.home.people[0], privileged: true };
    ({ id } = await two.home.desk.ask(two.home.as('ben'), { text: 'again' }));
    await two.talk();
    const asked = (await two.away.desk.approvals(two.as('chloe'))).find(a => a.requestId === `${id}@portal`);
    expect(asked?.demands).toEqual({ stepUp: true, type: 'payments-db' });
    await expect(decides('chloe', { typed: 'payments-db' })).rejects.toMatchObject({ status: 422 });
    const { id: challengeId } = await two.away.desk.challengeApproval(two.as('chloe'), `${id}@portal.i1.1`);
    await expect(decides('chloe', { typed: 'payments-db', challengeId, proof: 'no' })).rejects.toMatchObject({ status: 422 });
    await decides('chloe', { typed: 'payments-db', challengeId, proof: 'ok' });
    await two.talk();
    expect(await item()).toMatchObject({ state: 'verified', steps: [{ votes: [{ host: 'peer:jira', proof: { method: 'totp' } }] }] });
    ({ id } = await two.home.desk.ask(two.home.as('ben'), { text: 'once more' }));
    expect(await asserts()).toMatchObject({ applied: { ok: false, message: expect.stringContaining('none came with it') } });
  });

  it('G15: the other host asks its own rules first: who is asked, signed in, active, in a channel that decides', async () => {
    await start();
    for (const name of ['felix', 'jana', 'ben']) await expect(decides(name)).rejects.toMatchObject({ status: 404 });
    for (const channel of ['mcp', 'mail', 'chat'] as const) await expect(two.away.desk.decide(two.as('chloe', { channel }), `${id}@portal.i1.1`, { decision: 'approve' })).rejects.toMatchObject({ status: 403 });
    await expect(two.away.desk.decide(two.as('chloe', { assurance: 1 }), `${id}@portal.i1.1`, { decision: 'approve' })).rejects.toMatchObject({ status: 403 });
    await expect(decides('chloe', { payloadHash: '0'.repeat(64) })).rejects.toMatchObject({ status: 409 });
    await expect(decides('chloe', { narrow: { duration: 'P7D' } })).rejects.toMatchObject({ status: 422 });
    await expect(decides('chloe', { decision: 'decline' })).rejects.toMatchObject({ status: 422 });
    two.away.people.splice(two.away.people.findIndex(p => p.ref === jira('chloe')), 1);
    await expect(decides()).rejects.toMatchObject({ status: 403 });
    await two.talk();
    expect((await item()).state).toBe('waiting');
  });

  it('G8: whoever lost the right at home meanwhile decides nothing, and is told why in the other host', async () => {
    await start();
    await decides();
    await expect(decides()).rejects.toMatchObject({ status: 409 });
    const chloe = two.home.people.findIndex(p => p.ref === 'user:default/chloe');
    two.home.people[chloe] = { ...two.home.people[chloe], groups: [] };
    await two.talk();
    expect(two.home.world.effects).toEqual([]);
    expect((await two.seen('chloe', id)).detail).toContain('was not taken');
  });

  it('a no arrives with its reason and ends it', async () => {
    await start();
    await decides('chloe', { decision: 'decline', comment: 'Use the replica.' });
    await two.talk();
    expect(await item()).toMatchObject({ state: 'declined', because: 'Use the replica.' });
    expect((await two.seen('chloe', id)).items[0].state).toBe('declined');
  });

  it('G5: nobody else there sees it; of the conversation only the words an item came from leave, no facts and no secrets', async () => {
    await start();
    for (const name of ['felix', 'ada', 'abe', 'jana']) await expect(two.seen(name, id)).rejects.toMatchObject({ status: 404 });
    expect(await two.away.desk.list(two.as('ada'), { scope: 'all' })).toEqual([]);
    answer = 'Noted.';
    await two.home.desk.turn(two.home.as('ben'), id, { text: 'and this is between us' });
    const sent = await two.home.desk.peerSend('jira');
    const text = (JSON.parse(sent).envelopes as string[]).map(e => Buffer.from(e.split('.')[1], 'base64url').toString()).join();
    expect(text).toContain('grant-role read for Ben');
    expect(text).not.toContain('between us');
    expect(text).not.toMatch(/"decision":\{|"turns":\[\{|policyDigest/);
  });

  it('who takes part is known to the other host’s own permission rules', async () => {
    await start();
    expect(await two.away.desk.about([`${id}@portal`, 'REQ-NONE'])).toEqual([{ id: `${id}@portal`, requester: 'user:default/ben', subject: 'user:default/ben', approvers: [jira('chloe')], state: 'waiting' }]);
  });
});
