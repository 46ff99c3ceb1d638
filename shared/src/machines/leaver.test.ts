import { z } from 'zod';
import type { Connector, System } from '../contract';
import { createTestHost, ScriptedModel, type TestHost } from '../testing';
import type { Person, RequestType } from '../types';

const FIGMA = 'resource:default/figma';
const TYPE: RequestType = {
  id: 'offboard', title: 'Offboard somebody', examples: ['offboard Juno now', 'Juno leaves today'], autonomy: 'auto', slots: { person: { type: 'person', required: true, question: 'Who leaves?' } },
  actions: [{ use: 'directory.disable-account', input: { person: '$person', target: 'resource:default/account' } }, { each: 'holding', of: '$person' }],
};
const POLICIES = `
@id("hr-leaver") @says("HR asks to offboard people who have left.")
permit (principal == Person::"user:default/hr", action in [Action::"directory.disable-account", Action::"access.end-grant"], resource);
@id("hr-manager") @says("Offboarding that HR asks for needs the manager's yes.")
forbid (principal == Person::"user:default/hr", action, resource) unless { context.approvals.manager >= 1 };
@id("hr-privileged") @says("A privileged person needs security's yes too.")
forbid (principal == Person::"user:default/hr", action, resource) when { context.subject.privileged } unless { context.approvals.security >= 1 };
`;
const reword = (text: string) => text.replace('context.self || ', 'context.self || principal == Person::"user:default/hr" || ');

describe('a leaver, as HR says', () => {
  let host: TestHost;
  /** Number → what HR says; absent: HR has no such row. */
  const staff = new Map<string, { status: string; leftOn?: string }>();
  const hr: Connector = {
    id: 'hr', title: 'HR', config: z.object({}), changes: [],
    lookups: [{ id: 'get-employment', title: 'Employment', description: 'Employment.', effect: 'read', input: z.object({ id: z.string() }), output: z.unknown(), run: async ({ id }) => ({ status: null, ...staff.get(id) }) }],
  };
  const source: System = { id: 'hr', title: 'HR', connector: hr, config: {}, demo: true };
  const servant: Person = { ref: 'user:default/hr', name: 'HR', groups: [], employment: 'service', active: true, privileged: false, tags: [] };
  beforeEach(async () => {
    staff.clear();
    host = await createTestHost(new ScriptedModel(() => []), { systems: [source], types: [TYPE], policies: POLICIES, reword, settings: { machines: { hr: ['leaver'] } } });
    host.people.push(servant);
    host.world.state.set(`saas user:default/ben ${FIGMA}`, 'member');
  });
  afterEach(() => host.close());
  const numberOf = (name: string) => `user:default/${name}@hr`;
  const left = (name = 'ben') => { staff.set(numberOf(name), { status: 'left', leftOn: '2026-11-22' }); return host.desk.event({ source: 'hr', kind: 'leaver', ref: numberOf(name) }); };
  const recorded = async (kind: string) => (await host.desk.audit(host.as('otto'), { kind })).events.length;

  it('G4: a row that is not there, or somebody who works here, is no leaver; it is on the record and nothing happens', async () => {
    const hint = () => host.desk.event({ source: 'hr', kind: 'leaver', ref: numberOf('ben') });
    await hint();
    staff.set(numberOf('ben'), { status: 'employed' });
    await hint();
    expect(await recorded('machine.ignored')).toBe(2);
    expect(await recorded('request.opened')).toBe(0);
    expect(host.world.effects).toEqual([]);
  });

  it('G4: whoever has left is offboarded with the manager’s yes, asked by a principal of its own, once', async () => {
    await left();
    await left();
    expect(await recorded('request.opened')).toBe(1);
    const { events: [{ requestId: id }] } = await host.desk.audit(host.as('otto'), { kind: 'request.opened' });
    const view = await host.desk.get(host.as('mara'), id);
    expect(view).toMatchObject({ requester: 'user:default/hr', subject: 'user:default/ben', title: 'Ben has left on 2026-11-22, says hr.', items: [{ action: 'directory.disable-account', state: 'waiting', steps: [{ role: 'manager', candidates: ['user:default/mara'] }] }, { action: 'saas.remove-seat', state: 'waiting' }] });
    expect(host.world.effects).toEqual([]);
    await expect(host.desk.decide(host.as('ben'), `${id}.i1.1`, { decision: 'approve' })).rejects.toMatchObject({ status: 403 });
    for (const item of view.items) await host.desk.decide(host.as('mara'), `${id}.${item.id}.1`, { decision: 'approve' });
    expect((await host.desk.get(host.as('mara'), id)).items.map(i => i.state)).toEqual(['verified', 'verified']);
    expect([...host.world.state.keys()]).toEqual(['directory user:default/ben resource:default/account']);
    expect((await host.desk.replay(host.as('otto'), id)).same).toBe(true);
  }, 20_000);

  it('G4: without a principal of its own, or with an account that is a person’s, nothing is asked', async () => {
    host.people[host.people.length - 1] = { ...servant, employment: 'employee' };
    await expect(left()).rejects.toMatchObject({ status: 422 });
    expect(await recorded('request.opened')).toBe(0);
  });

  it('G4: a privileged person is held for two people; then manager and security still say yes', async () => {
    host.people[0] = { ...host.people[0], privileged: true };
    await left();
    expect(await recorded('request.opened')).toBe(0);
    const { held: [hold] } = await host.desk.machines(host.as('noor'));
    expect(hold).toMatchObject({ source: 'hr', why: 'privileged', subjects: [{ name: 'Ben' }] });
    await host.desk.releaseMachine(host.as('noor'), hold.id);
    expect(await recorded('request.opened')).toBe(0);
    await host.desk.releaseMachine(host.as('dana'), hold.id);
    const { events: [{ requestId: id }] } = await host.desk.audit(host.as('otto'), { kind: 'request.opened' });
    const [item] = (await host.desk.get(host.as('mara'), id)).items;
    expect(item.decision?.needs).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'approval', role: 'manager' }), expect.objectContaining({ kind: 'approval', role: 'security' })]));
    expect(host.world.effects).toEqual([]);
  });

  it('G4: more than five leavers in an hour are held as one; a row corrected meanwhile is not offboarded', async () => {
    const names = ['ben', 'juno', 'chloe', 'felix', 'sam', 'otto', 'vera'];
    for (const name of names) await left(name);
    expect(await recorded('request.opened')).toBe(5);
    const { held: [hold, ...more] } = await host.desk.machines(host.as('noor'));
    expect(hold).toMatchObject({ why: 'mass', subjects: [{ name: 'Otto' }, { name: 'Vera' }] });
    expect(more).toEqual([]);
    staff.set(numberOf('vera'), { status: 'employed' });
    await host.desk.releaseMachine(host.as('noor'), hold.id);
    await host.desk.releaseMachine(host.as('dana'), hold.id);
    expect(await recorded('request.opened')).toBe(6);
    expect(host.world.effects).toEqual([]);
  }, 20_000);
});
