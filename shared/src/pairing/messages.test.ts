import { peerSays } from '../testing/peer-says';
import { createTwoHosts, exchange, jira, type TwoHosts } from '../testing/two-hosts';

const PROD = { name: 'do_prod', args: { quote: '', system: 'resource:default/payments-db', role: 'read', duration: 'PT4H' } };

describe('messages between two hosts', () => {
  let two: TwoHosts;
  beforeEach(async () => {
    two = await createTwoHosts({ script: () => [PROD], home: { settings: { peers: { jira: { title: 'Jira' } }, limits: { messagesPerMinute: 1_000 } } } });
    await two.pair();
    await two.link('chloe');
  });
  afterEach(() => two.close());
  const ask = () => two.home.desk.ask(two.home.as('ben'), { text: 'please' });
  const peerOf = async () => (await two.home.desk.peers(two.home.as('ines'))).peers[0];
  const rows = async (host: TwoHosts['home']) => Number((await host.knex('cs_journal').count({ n: '*' }))[0].n);
  const numbers = (raw: string) => (JSON.parse(raw).envelopes as string[]).map(e => JSON.parse(Buffer.from(e.split('.')[1], 'base64url').toString()).n as number);

  it('what was lost on the way is sent again, until it is acknowledged', async () => {
    const { id } = await ask();
    const lost = await two.home.desk.peerSend('jira');
    expect(numbers(lost)).toEqual(numbers(await two.home.desk.peerSend('jira')));
    await expect(two.seen('chloe', id)).rejects.toMatchObject({ status: 404 });
    await two.talk();
    expect((await two.seen('chloe', id)).items[0].state).toBe('waiting');
    expect(numbers(await two.home.desk.peerSend('jira'))).toEqual([0]);
  });

  it('delivered twice changes nothing, in any order', async () => {
    const { id } = await ask();
    const batch = await two.home.desk.peerSend('jira');
    await two.away.desk.peerReceive(batch);
    await two.away.desk.decide(two.as('chloe'), `${id}@portal.i1.1`, { decision: 'approve' });
    const decided = await two.away.desk.peerSend('portal');
    await two.home.desk.peerReceive(decided);
    const before = [await rows(two.home), two.home.world.effects.length];
    await two.home.desk.peerReceive(decided);
    await Promise.all([two.home.desk.peerReceive(decided), two.home.restart().peerReceive(decided)]);
    expect([await rows(two.home), two.home.world.effects.length]).toEqual(before);
    const there = await rows(two.away);
    await two.away.desk.peerReceive(batch);
    expect(await rows(two.away)).toBe(there);
  });

  it('G19: two deliveries at the same moment are one vote and one effect', async () => {
    const { id } = await ask();
    await two.talk();
    await two.away.desk.decide(two.as('chloe'), `${id}@portal.i1.1`, { decision: 'approve' });
    const decided = await two.away.desk.peerSend('portal');
    await Promise.all([two.home.desk.peerReceive(decided), two.home.restart().peerReceive(decided)]);
    await two.talk();
    expect(two.home.world.effects).toHaveLength(1);
    expect((await two.home.desk.get(two.home.as('sam'), id)).items[0].steps[0].votes).toHaveLength(1);
    expect((await two.seen('chloe', id)).detail).toContain('arrived');
  });

  it('after a gap nothing is taken, and the answer says from where to send again', async () => {
    const { received } = await peerOf();
    const ahead = await peerSays(two, { n: received + 2, type: 'void', body: {} });
    const answer = JSON.parse(await two.home.desk.peerReceive(ahead));
    expect(JSON.parse(Buffer.from(answer.envelopes[0].split('.')[1], 'base64url').toString()).ack).toBe(received);
    expect((await peerOf()).received).toBe(received);
  });

  it('what died between the vote and its note is taken up again, once', async () => {
    const { id } = await ask();
    await two.talk();
    await two.away.desk.decide(two.as('chloe'), `${id}@portal.i1.1`, { decision: 'approve' });
    const decided = await two.away.desk.peerSend('portal');
    await two.home.knex.raw(`CREATE TRIGGER killed BEFORE INSERT ON cs_journal WHEN NEW.kind = 'peer.took' BEGIN SELECT RAISE(ABORT, 'killed'); END`);
    await expect(two.home.desk.peerReceive(decided)).rejects.toThrow('SYS-peer-in');
    await two.home.knex.raw('DROP TRIGGER killed');
    expect(two.home.world.effects).toHaveLength(1);
    await two.home.restart().peerReceive(decided);
    expect((await two.home.desk.get(two.home.as('sam'), id)).items[0].steps[0].votes).toHaveLength(1);
    expect(two.home.world.effects).toHaveLength(1);
    await two.talk();
    expect((await two.seen('chloe', id)).detail).toContain('arrived');
  });

  it.each<[string, object]>([
    ['link', { here: 'user:default/chloe', there: jira('jana') }], ['peer.linked', {}], ['settings', { peers: {} }], ['rules', {}], ['switch', { kind: 'stop-all' }], ['switch.released', { id: 'x' }], ['configuration', {}], ['grant', {}], ['__proto__', {}], ['toString', {}],
  ])('G1 G25: a peer cannot say “%s”: it is refused, written down, and holds up nothing after it', async (type, body) => {
    const { received, links } = await peerOf();
    await two.home.desk.peerReceive(await peerSays(two, { type, body }));
    expect(await peerOf()).toMatchObject({ received: received + 1, links });
    const { events: [last] } = await two.home.desk.audit(two.home.as('otto'), { kind: 'peer.took', limit: 1 });
    expect(last.data).toMatchObject({ type, refused: 'A peer cannot say that' });
    expect((await two.home.desk.switches(two.home.as('ines'))).pulled).toEqual([]);
  });

  it('a message of another shape is refused and passed', async () => {
    const { received } = await peerOf();
    await two.home.desk.peerReceive(await peerSays(two, { type: 'verdict', body: { jti: 1 } }));
    expect((await peerOf()).received).toBe(received + 1);
  });

  it.each(['', '{}', 'null', '[]', '{"countersign":"peer/1","envelopes":[]}', '{"countersign":"peer/1","envelopes":["x"]}', 'a.b.c'])('what is no batch gets 401: %s', async raw => {
    await expect(two.home.desk.peerReceive(raw)).rejects.toMatchObject({ status: 401 });
  });

  it('pull and push are the same: each side may fetch, and what comes back is what the other has', async () => {
    const { id } = await ask();
    await two.away.desk.peerReceive(await two.home.desk.peerSend('jira'));
    expect((await two.seen('chloe', id)).items).toHaveLength(1);
    await exchange(two.home.desk, two.away.desk);
    expect((await peerOf()).acked).toBe((await peerOf()).sent);
  });

  it('many requests arrive in several batches', async () => {
    for (let n = 0; n < 45; n++) await ask();
    const first = numbers(await two.home.desk.peerSend('jira'));
    expect(first.length).toBeLessThanOrEqual(40);
    await two.talk();
    expect(await two.away.desk.approvals(two.as('chloe'))).toHaveLength(45);
  }, 60_000);

  it('G31: text of the other host is one plain line', async () => {
    const { id } = await ask();
    await two.talk();
    const { mirror } = { mirror: await two.seen('chloe', id) };
    const said = { version: 99, request: { ...mirror, id, title: 'Give\u202e B\u200ben', items: mirror.items }, readers: ['user:default/chloe'], asks: [], head: { seq: 1, hash: '0'.repeat(64) } };
    await two.home.desk.peerReceive(await peerSays(two, { type: 'request', body: { id, mirror: said } }));
    expect((await two.home.desk.get(two.home.as('chloe'), `${id}@jira`)).title).toBe('Give Ben');
    await expect(two.home.desk.get(two.home.as('ben'), `${id}@jira`)).rejects.toMatchObject({ status: 404 });
  });
});
