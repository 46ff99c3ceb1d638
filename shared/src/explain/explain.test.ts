import { createEmbeddedPlanner } from '../planner';
import { createTestHost, ScriptedModel, TestClock, type TestHost } from '../testing';
import { PEOPLE, RESOURCES, TYPES } from '../testing/memory-host';

const planner = createEmbeddedPlanner({ requestTypes: TYPES, lexicon: () => ({ people: PEOPLE, resources: RESOURCES }), clock: new TestClock() });

describe('why, and who can approve', () => {
  let host: TestHost;
  beforeEach(async () => { host = await createTestHost(planner); });
  afterEach(() => host.close());
  const ask = (text: string) => host.desk.ask(host.as('ben'), { text });
  const answer = async (id: string, text: string) => (await host.desk.turn(host.as('ben'), id, { text })).turns.at(-1)?.text;

  it('a wait is explained in the chat from the record: the rule, what is missing, who can give it', async () => {
    const { id } = await ask('read access to payments-db for 4h');
    const why = await answer(id, 'Why?');
    expect(why).toContain("Production needs the owner's yes (rule prod-owner)");
    expect(why).toContain('Still needed: a yes from the owner (Chloe, Felix can).');
    expect(await answer(id, 'who can approve this?')).toContain('Chloe, Felix can.');
    await host.desk.decide(host.as('chloe'), `${id}.i1.1`, { decision: 'approve' });
    expect(await answer(id, 'but why?')).toContain('Given: a yes from the owner, by Chloe.');
    expect(host.world.effects).toHaveLength(1);
  });

  it('a denial names its rule and the smallest change that passes', async () => {
    const { id, items } = await ask('admin on payments-db for 2 hours');
    expect(items[0].state).toBe('denied');
    const why = await answer(id, 'Why not?');
    expect(why).toMatch(/not allowed/i);
    expect(why).toMatch(/Read.* would pass: the button on the card/);
    const [offer] = (await host.desk.why(host.as('ben'), id, 'i1')).offers;
    expect(offer.change).toMatchObject({ role: 'read' });
    expect((await host.desk.turn(host.as('ben'), id, { offer: { itemId: 'i1', index: 0 } })).items.at(-1)?.state).toBe('waiting');
  });

  it('any model may ask for the answer and none can change it', async () => {
    const scripted = new ScriptedModel(() => [{ name: 'do_prod', args: { quote: '', system: 'resource:default/payments-db', role: 'read', duration: 'PT1H' } }]);
    const other = await createTestHost(scripted);
    const { id } = await other.desk.ask(other.as('ben'), { text: 'prod' });
    const asking = other.restart(new ScriptedModel(() => [{ name: 'show_status', args: { quote: '', about: 'approvers' } }]));
    expect((await asking.turn(other.as('ben'), id, { text: 'and who decides here' })).turns.at(-1)?.text).toContain('Chloe, Felix can.');
    await other.close();
  });

  it('G30: a requester learns the rule, not what the directory says about others', async () => {
    const { id } = await ask('read access to payments-db for 4h');
    const own = await host.desk.why(host.as('ben'), id, 'i1');
    expect(own.facts.map(f => f.says).join()).not.toContain('Owned by');
    const owners = await host.desk.why(host.as('chloe'), id, 'i1');
    expect(owners.facts.map(f => f.says).join()).toContain('Owned by group:default/data');
    await expect(host.desk.why(host.as('juno'), id, 'i1')).rejects.toMatchObject({ status: 404 });
  });
});
