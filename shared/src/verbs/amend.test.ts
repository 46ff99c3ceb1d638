import { createEmbeddedPlanner } from '../planner';
import { createTestHost, RESOURCES, PEOPLE, TestClock, TYPES, type TestHost } from '../testing/memory-host';
import type { RequestView } from '../types';

const planner = () => createEmbeddedPlanner({ requestTypes: TYPES, lexicon: () => ({ people: PEOPLE, resources: RESOURCES }), clock: new TestClock() });

describe('a service-desk agent changes a parameter', () => {
  let host: TestHost;
  let request: RequestView;
  beforeEach(async () => {
    host = await createTestHost(planner());
    request = await host.desk.ask(host.as('ben'), { text: 'read access to payments-db for 4h' });
  });
  afterEach(() => host.close());
  const agent = () => host.as('sam');

  it('G12: the old item stops with its approvals, and the new one needs somebody else than the editor', async () => {
    expect(request.items[0]).toMatchObject({ state: 'waiting', waiting: { for: 'approval' } });
    const after = await host.desk.amend(agent(), request.id, 'i1', { duration: 'PT2H' });
    expect(after.items[0]).toMatchObject({ state: 'stopped' });
    expect(after.items[1]).toMatchObject({ state: 'waiting', input: { duration: 'PT2H' } });
    expect(after.items[1].steps[0].candidates).not.toContain(agent().person);
    await expect(host.desk.decide(agent(), `${request.id}.${after.items[1].steps[0].id}`, { decision: 'approve' })).rejects.toMatchObject({ status: 403 });
  });

  it('G12: what policy would let through alone needs another person once somebody edited it', async () => {
    const host2 = await createTestHost(planner(), { reword: text => text.replace(/@id\("prod-owner"\)[\s\S]*$/, ''), lend: { defer: async () => undefined } });
    const { id, items } = await host2.desk.ask(host2.as('ben'), { text: 'read access to payments-db for 4h' });
    const after = await host2.desk.amend(host2.as('sam'), id, items[0].id, { duration: 'PT2H' });
    await host2.desk.run(id, after.items[1].id);
    const [, next] = (await host2.desk.get(host2.as('ben'), id)).items;
    expect(next).toMatchObject({ state: 'waiting', waiting: { for: 'approval' }, steps: [{ role: 'owner' }] });
    expect(next.decision?.rules.map(r => r.id)).toContain('floor-amended');
    await host2.close();
  });

  it('only agents, only what has not begun, and never whom it is for', async () => {
    await expect(host.desk.amend(host.as('ben'), request.id, 'i1', { duration: 'PT2H' })).rejects.toMatchObject({ status: 403 });
    await expect(host.desk.amend(agent(), request.id, 'i1', { person: 'user:default/mira' })).rejects.toMatchObject({ status: 422 });
    await expect(host.desk.amend(agent(), request.id, 'i1', { duration: 'never' })).rejects.toMatchObject({ status: 422 });
    await expect(host.desk.amend(agent(), request.id, 'i1', {})).rejects.toMatchObject({ status: 422 });
    await host.desk.cancel(agent(), request.id, 'i1');
    await expect(host.desk.amend(agent(), request.id, 'i1', { duration: 'PT2H' })).rejects.toMatchObject({ status: 409 });
  });
});
