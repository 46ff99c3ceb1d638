import { z } from 'zod';
import type { Connector, System } from '../contract';
import { KnexJournal } from '../knex';
import { createTestHost, ScriptedModel, type TestHost } from '../testing';
import { machineBoard } from './board';

/** A ticket system in memory: `status` of each key, as it says itself. */
function ticketSystem(status: Map<string, string>, id = 'incidents'): System {
  const connector: Connector = {
    id, title: id, config: z.object({}), changes: [],
    lookups: [{ id: 'get-incident', title: 'Incident', description: 'One incident.', effect: 'read', input: z.object({ key: z.string() }), output: z.unknown(), run: async ({ key }) => ({ status: status.get(key) }) }],
  };
  return { id, title: id, connector, config: {}, demo: true };
}

describe('machine events', () => {
  let host: TestHost;
  const status = new Map<string, string>();
  let who = 'ben';
  beforeEach(async () => {
    status.clear();
    host = await createTestHost(new ScriptedModel(() => [{ name: 'do_prod', args: { quote: '', system: 'resource:default/payments-db', role: 'read', duration: 'PT4H', ticket: 'INC-7' } }]), {
      systems: [ticketSystem(status)], settings: { machines: { incidents: ['closed'] } },
    });
    who = 'ben';
  });
  afterEach(() => host.close());

  const hold = async (name = who) => {
    const { id } = await host.desk.ask(host.as(name), { text: 'read' });
    await host.desk.decide(host.as(name === 'chloe' ? 'felix' : 'chloe'), `${id}.i1.1`, { decision: 'approve' });
  };
  const closed = (source = 'incidents', kind = 'closed') => host.desk.event({ source, kind, ref: 'INC-7' });
  const ended = async () => {
    const all = await Promise.all(['ben', 'juno', 'mara', 'sam', 'otto', 'ines', 'iris'].map(async n => host.desk.grants(host.as(n))));
    return all.flat().filter(g => g.state === 'ended').length;
  };
  const recorded = async (kind: string) => (await host.desk.audit(host.as('otto'), { kind })).events;

  it('G4: an event is a hint: the source is read again, and what it does not confirm changes nothing', async () => {
    await hold();
    await closed();
    expect(await ended()).toBe(0);
    status.set('INC-7', 'open');
    await closed();
    expect(await ended()).toBe(0);
    expect(await recorded('machine.ignored')).toHaveLength(2);
    status.set('INC-7', 'closed');
    await closed();
    expect(await ended()).toBe(1);
    expect(await recorded('machine.accepted')).toMatchObject([{ actor: 'machine:incidents' }]);
    expect(await recorded('grant.ending')).toMatchObject([{ actor: 'machine:incidents' }]);
  });

  it('G4: a source or a kind without a permit of its own is refused, and that is on the record', async () => {
    status.set('INC-7', 'closed');
    await hold();
    await expect(closed('pager')).rejects.toMatchObject({ status: 403 });
    await expect(closed('incidents', 'leaver')).rejects.toMatchObject({ status: 403 });
    expect(await ended()).toBe(0);
    expect(await recorded('machine.refused')).toHaveLength(2);
    for (let n = 0; n < 40; n++) await expect(closed('pager')).rejects.toMatchObject({ status: 403 });
    expect((await recorded('machine.refused')).length).toBeLessThanOrEqual(21);
  });

  it('G4: more than five people in an hour are held, told once, and released by two', async () => {
    status.set('INC-7', 'closed');
    for (const name of ['ben', 'juno', 'mara', 'sam', 'otto', 'ines', 'iris']) await hold(name);
    const before = host.notices.length;
    await closed();
    await closed();
    expect(await ended()).toBe(0);
    expect(host.notices.slice(before)).toMatchObject([{ severity: 'high', title: 'What incidents asks for is held' }]);
    const { held: [h] } = await host.desk.machines(host.as('noor'));
    expect(h).toMatchObject({ why: 'mass', source: 'incidents', subjects: expect.arrayContaining([{ ref: 'user:default/ben', name: 'Ben' }]) });
    await expect(host.desk.releaseMachine(host.as('ben'), h.id)).rejects.toMatchObject({ status: 403 });
    // Ines is one of those it concerns.
    await expect(host.desk.releaseMachine(host.as('ines'), h.id)).rejects.toMatchObject({ status: 403 });
    await host.desk.releaseMachine(host.as('noor'), h.id);
    await expect(host.desk.releaseMachine(host.as('noor'), h.id)).rejects.toMatchObject({ status: 409 });
    expect(await ended()).toBe(0);
    expect((await host.desk.releaseMachine(host.as('dana'), h.id)).held).toEqual([]);
    expect(await ended()).toBe(7);
  });

  it('G4: what is held shows as one exception', async () => {
    status.set('INC-7', 'closed');
    for (const name of ['ben', 'juno', 'mara', 'sam', 'otto', 'ines']) await hold(name);
    await closed();
    await closed();
    expect((await host.desk.metrics(host.as('otto'))).exceptions).toMatchObject([{ why: expect.stringContaining('incidents') }]);
  });

  it('G4: a privileged person is held, however few', async () => {
    status.set('INC-7', 'closed');
    await hold();
    host.people[0] = { ...host.people[0], privileged: true };
    await closed();
    expect(await ended()).toBe(0);
    expect((await host.desk.machines(host.as('otto'))).held).toMatchObject([{ why: 'privileged' }]);
  });

  it('G4: a replica that died after letting it pass is taken over by another', async () => {
    status.set('INC-7', 'closed');
    await hold();
    // Accepted by a process that got no further: written as it writes it.
    await machineBoard(new KnexJournal(host.knex), host.clock).write(() => [{ kind: 'machine.accepted', actor: 'machine:incidents', data: { id: 'x', event: { source: 'incidents', kind: 'closed', ref: 'INC-7' }, subjects: ['user:default/ben'] } }]);
    await host.desk.tick();
    expect(await ended()).toBe(0);
    host.clock.move(61_000);
    await host.restart().tick();
    expect(await ended()).toBe(1);
    expect(await recorded('machine.done')).toHaveLength(1);
  });
});
