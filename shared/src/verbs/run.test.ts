import { createEmbeddedPlanner } from '../planner';
import { createTestHost, RESOURCES, PEOPLE, TestClock, TYPES, type TestHost } from '../testing/memory-host';

const planner = () => createEmbeddedPlanner({ requestTypes: TYPES, lexicon: () => ({ people: PEOPLE, resources: RESOURCES }), clock: new TestClock() });

/** A host whose calls may not take long: items run from its queue. */
describe('a host that runs items from its queue', () => {
  const queue: [string, string][] = [];
  let host: TestHost;
  beforeEach(async () => {
    queue.length = 0;
    host = await createTestHost(planner(), { lend: { defer: async (id, item) => { queue.push([id, item]); } } });
  });
  afterEach(() => host.close());
  const work = async () => { for (const [id, item] of queue.splice(0)) await host.desk.run(id, item); };

  it('answers before anything is done; the queue does it once, however often it is told', async () => {
    const asked = await host.desk.ask(host.as('ben'), { text: 'I need Figma' });
    expect(asked.items[0].state).toBe('planned');
    queue.push(...queue, ...queue);
    await work();
    const done = await host.desk.get(host.as('ben'), asked.id);
    expect(done.items[0]).toMatchObject({ state: 'verified' });
    expect(host.world.effects).toHaveLength(1);
    await host.desk.run('REQ-NOTTHERE', 'i1');
  });

  it('a message that comes twice is said once, and an offer taken twice is one item', async () => {
    const { id } = await host.desk.ask(host.as('ben'), { text: 'read access to payments-db' });
    const said = () => host.desk.turn(host.as('ben'), id, { text: '20 hours', idempotencyKey: 'once' });
    const [first, second] = [await said(), await said()];
    expect(second.turns).toEqual(first.turns);
    await work();
    const denied = (await host.desk.get(host.as('ben'), id)).items[0];
    expect(denied).toMatchObject({ state: 'denied' });
    const take = () => host.desk.turn(host.as('ben'), id, { offer: { itemId: denied.id, index: 0 }, idempotencyKey: 'offer' });
    await take();
    expect((await take()).items).toHaveLength(2);
  });

  it('G13: a vote is written at once and carried out by the queue; one whose message is lost is found a minute later', async () => {
    const { id } = await host.desk.ask(host.as('ben'), { text: 'read access to payments-db for 4h' });
    await work();
    const [step] = (await host.desk.get(host.as('ben'), id)).items[0].steps;
    const owner = { ...host.as('x'), person: step.candidates[0] };
    const voted = await host.desk.decide(owner, `${id}.${step.id}`, { decision: 'approve' });
    expect(voted.items[0]).toMatchObject({ state: 'planned', steps: [{ state: 'approved' }] });
    await expect(host.desk.decide(owner, `${id}.${step.id}`, { decision: 'approve' })).rejects.toMatchObject({ status: 409 });
    queue.length = 0;
    host.clock.move(61_000);
    await host.desk.tick();
    await work();
    expect((await host.desk.get(host.as('ben'), id)).items[0].state).toBe('verified');
  });
});
