import { scanDatabase } from '../testing';
import { createTwoHosts, type TwoHosts } from '../testing/two-hosts';

const PROD = { name: 'do_prod', args: { quote: '', system: 'resource:default/payments-db', role: 'read', duration: 'PT4H' } };
const DAY = 86_400_000;

describe('what one host holds of the other’s people', () => {
  let two: TwoHosts;
  let id = '';
  beforeEach(async () => {
    two = await createTwoHosts({ script: () => [PROD] });
    await two.pair();
    await two.link('chloe');
    ({ id } = await two.home.desk.ask(two.home.as('ben'), { text: 'because of Zanzibar' }));
    await two.talk();
  });
  afterEach(() => two.close());
  const held = async () => (await scanDatabase(two.away.knex, ['Zanzibar'])).length;
  const chains = async () => (await two.away.desk.audit(two.as('abe'), { kind: 'peer.mirrored' })).events;

  it('G29: only the newest copy of a request, with every earlier one still proved', async () => {
    expect(await held()).toBe(1);
    two.move(1_000);
    await two.away.desk.decide(two.as('chloe'), `${id}@portal.i1.1`, { decision: 'approve' });
    await two.talk();
    expect((await chains()).map(e => (e.data as { mirror: unknown }).mirror === '[erased]')).toEqual([false, true]);
    expect(await held()).toBe(1);
    expect((await two.away.desk.verifyAudit(two.as('abe'))).faults).toEqual([]);
  });

  it('G29: a copy goes when the words it was made from go', async () => {
    two.move(181 * DAY);
    await two.away.desk.tick();
    expect(await held()).toBe(0);
    expect((await two.away.desk.verifyAudit(two.as('abe'))).faults).toEqual([]);
    await expect(two.seen('chloe', id)).rejects.toMatchObject({ status: 404 });
  });
});
