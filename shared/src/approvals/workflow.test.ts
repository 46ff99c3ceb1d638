import { createTestHost, ScriptedModel, type TestHost } from '../testing';
import type { JsonObject } from '../types';

const u = (name: string) => `user:default/${name}`;
const prod = (args: JsonObject = {}) => ({ name: 'do_prod', args: { quote: '', system: 'resource:default/payments-db', role: 'read', duration: 'PT4H', ...args } });

describe('the host’s own approval step', () => {
  let host: TestHost;
  let calls: { name: string; args: JsonObject }[];
  beforeEach(async () => { calls = [prod()]; host = await createTestHost(new ScriptedModel(() => calls)); });
  afterEach(() => host.close());
  const ask = async (name = 'ben') => {
    const { id } = await host.desk.ask(host.as(name), { text: 'please' });
    const [open] = await host.desk.openApprovals(id);
    return { id, open };
  };
  const answer = (name: string, id: string, payloadHash: string, extra: object = {}) =>
    host.desk.decideInWorkflow(host.as(name), id, { decision: 'approve', payloadHash, at: host.clock.now().toISOString(), step: 'Manager approval', ...extra });

  it('is told what waits, word for word, and of whom', async () => {
    const { id, open } = await ask();
    const [item] = (await host.desk.get(host.as('ben'), id)).items;
    expect(await host.desk.openApprovals(id)).toEqual([{ id: `${id}.i1.1`, payloadHash: item.payloadHash, sentence: item.sentence, candidates: [u('chloe'), u('felix')], decided: [], clickIsEnough: true }]);
    await answer('chloe', open.id, open.payloadHash);
    expect(await host.desk.openApprovals(id)).toEqual([]);
    expect(await host.desk.openApprovals('REQ-NOWHERE2')).toEqual([]);
  });

  it('G13: a yes there is a vote about that payload, with where it was given', async () => {
    const { open } = await ask();
    const at = host.clock.now().toISOString();
    host.clock.move(60_000);
    expect((await answer('chloe', open.id, open.payloadHash, { at })).items[0]).toMatchObject({ state: 'verified', steps: [{ votes: [{ by: u('chloe'), at, payloadHash: open.payloadHash, comment: 'Approved in “Manager approval”' }] }] });
    await expect(answer('chloe', open.id, open.payloadHash)).rejects.toMatchObject({ status: 409 });
    expect(host.world.effects).toHaveLength(1);
  });

  it('G13: a yes to what it was before is no vote', async () => {
    const { id, open } = await ask();
    await host.desk.amend(host.as('sam'), id, 'i1', { duration: 'PT2H' });
    const [now] = await host.desk.openApprovals(id);
    expect(now.payloadHash).not.toBe(open.payloadHash);
    await expect(answer('chloe', open.id, open.payloadHash)).rejects.toMatchObject({ status: 409 });
    await expect(answer('chloe', now.id, open.payloadHash)).rejects.toMatchObject({ status: 409, message: 'What you read has changed since.' });
    expect(host.world.effects).toEqual([]);
  });

  it('G12: neither a maker nor a stranger votes there', async () => {
    const { open } = await ask();
    for (const name of ['ben', 'juno']) await expect(answer(name, open.id, open.payloadHash)).rejects.toMatchObject({ status: 403 });
    expect(host.world.effects).toEqual([]);
  });

  it('a no there ends it', async () => {
    const { open } = await ask();
    expect((await answer('felix', open.id, open.payloadHash, { decision: 'decline' })).items[0]).toMatchObject({ state: 'declined', because: 'Declined in “Manager approval”' });
  });

  it('G15: what takes more than a click is not decided there, and a no still counts', async () => {
    const at = host.people.findIndex(p => p.ref === u('ben'));
    host.people[at] = { ...host.people[at], privileged: true };
    const { open } = await ask();
    expect(open.clickIsEnough).toBe(false);
    await expect(answer('chloe', open.id, open.payloadHash)).rejects.toMatchObject({ status: 403, next: 'Decide it in Countersign.' });
    expect((await answer('chloe', open.id, open.payloadHash, { decision: 'decline' })).items[0].state).toBe('declined');
  });
});
