import { createTestHost, ScriptedModel, type TestHost } from '../testing';
import type { RequestType } from '../types';

const DB = 'resource:default/payments-db';
const FIGMA = 'resource:default/figma';
const HOUR = 3_600_000;
const TYPE: RequestType = {
  id: 'offboard', title: 'Offboard somebody', examples: ['offboard Juno now', 'Juno leaves today', 'take everything away from Juno'], autonomy: 'auto', slots: { person: { type: 'person', required: true, question: 'Who leaves?' } },
  actions: [{ use: 'directory.disable-account', input: { person: '$person', target: 'resource:default/account' } }, { each: 'holding', of: '$person' }],
};
const POLICIES = `
@id("offboard") @says("A manager offboards their reports.")
permit (principal, action in [Action::"directory.disable-account", Action::"access.end-grant"], resource) when { context.manages };
@id("offboard-privileged") @says("Offboarding a privileged person needs security's yes.")
forbid (principal, action in [Action::"directory.disable-account", Action::"access.end-grant", Action::"saas.remove-seat", Action::"prod.revoke-role"], resource) when { context.subject.privileged } unless { context.approvals.security >= 1 };
`;

describe('offboarding', () => {
  let host: TestHost;
  let calls: { name: string; args: Record<string, string> }[] = [];
  beforeEach(async () => { host = await createTestHost(new ScriptedModel(() => calls), { types: [TYPE], policies: POLICIES }); });
  afterEach(() => host.close());
  const hold = (system: string, name: string, target: string, role = 'member') => host.world.state.set(`${system} user:default/${name} ${target}`, role);
  const offboard = (by = 'mara', who = 'ben') => {
    calls = [{ name: 'do_offboard', args: { quote: '', person: `user:default/${who}` } }];
    return host.desk.ask(host.as(by), { text: 'they leave today' });
  };
  const shown = (view: { items: readonly { action: string; state: string }[] }) => view.items.map(i => [i.action, i.state]);
  const grant = async () => {
    calls = [{ name: 'do_prod', args: { quote: '', system: DB, role: 'read', duration: 'PT4H' } }];
    const { id } = await host.desk.ask(host.as('ben'), { text: 'please' });
    await host.desk.decide(host.as('chloe'), `${id}.i1.1`, { decision: 'approve' });
    return id;
  };

  it('G4: account, every live grant, and every holding that the systems report, in this order; nothing is left', async () => {
    const id = await grant();
    hold('saas', 'ben', FIGMA);
    hold('saas', 'felix', FIGMA);
    const view = await offboard();
    expect(shown(view)).toEqual([['directory.disable-account', 'verified'], ['access.end-grant', 'verified'], ['saas.remove-seat', 'verified']]);
    expect([...host.world.state.keys()].sort()).toEqual(['directory user:default/ben resource:default/account', `saas user:default/felix ${FIGMA}`]);
    expect((await host.desk.get(host.as('sam'), id)).items[0].grant).toMatchObject({ state: 'ended', endedBecause: 'Offboard somebody' });
    host.people[0] = { ...host.people[0], active: false };
    expect((await host.desk.scanDrift(host.as('sam'))).findings.filter(f => f.person === 'user:default/ben')).toEqual([]);
    const { events } = await host.desk.audit(host.as('otto'), { requestId: view.id, kind: 'plan.made' });
    expect(events.map(e => (e.data as { evidence: { census: object } }).evidence.census)).toMatchObject([{ grants: [`${id}.i1`], prod: [{ role: 'read' }], saas: [{ resource: FIGMA }] }]);
  });

  it('G4 G20: one system down, one refusing: every state is truthful, and a person gets the rest', async () => {
    const id = await grant();
    hold('saas', 'ben', FIGMA);
    host.world.uncounted.add('saas');
    host.world.before = action => (action === 'prod.revoke-role' ? { outcome: 'refused', code: 'LOCKED', message: 'Somebody is signed in there.' } : undefined);
    const view = await offboard();
    expect(shown(view)).toEqual([['directory.disable-account', 'verified'], ['access.end-grant', 'refused'], ['access.look-up', 'handed-over']]);
    expect(view).toMatchObject({ state: 'handed-over', handoff: { state: 'open', reason: 'saas could not be read' } });
    expect(view.items[1].because).toContain('Somebody is signed in there');
    expect(host.world.state.get(`prod user:default/ben ${DB}`)).toBe('read');
    expect((await host.desk.get(host.as('sam'), id)).items[0].grant?.state).not.toBe('ended');
    host.people[0] = { ...host.people[0], active: false };
    host.world.uncounted.clear();
    const left = (await host.desk.scanDrift(host.as('sam'))).findings;
    expect(left.map(f => [f.kind, f.system])).toEqual([['orphan', 'prod'], ['orphan', 'saas']]);
  });

  it('G4: a privileged person is offboarded with security’s yes, item by item', async () => {
    host.people[0] = { ...host.people[0], privileged: true };
    hold('saas', 'ben', FIGMA);
    const view = await offboard();
    expect(view.items.map(i => i.waiting?.for)).toEqual(['approval', 'approval']);
    expect(host.world.effects).toEqual([]);
    for (const [item, typed] of [['i1', 'Ben'], ['i2', 'Figma']]) {
      const step = `${view.id}.${item}.1`;
      await expect(host.desk.decide(host.as('mara'), step, { decision: 'approve' })).rejects.toMatchObject({ status: 403 });
      const { id: challengeId } = await host.desk.challengeApproval(host.as('noor'), step);
      await host.desk.decide(host.as('noor'), step, { decision: 'approve', typed, challengeId, proof: 'ok' });
    }
    expect(shown(await host.desk.get(host.as('mara'), view.id))).toEqual([['directory.disable-account', 'verified'], ['saas.remove-seat', 'verified']]);
  });

  it('G23: somebody with many accesses loses all of them on one day; one system’s hour still counts', async () => {
    const apps = Array.from({ length: 30 }, (_, n) => `resource:default/app-${n}`);
    for (const app of apps) hold('saas', 'ben', app);
    const view = await offboard();
    expect(view.items).toHaveLength(31);
    expect(new Set(view.items.map(i => i.state))).toEqual(new Set(['verified']));
    expect([...host.world.state.keys()]).toEqual(['directory user:default/ben resource:default/account']);
    const { all = [] } = await host.desk.limits(host.as('otto'));
    expect(all.find(l => l.id === 'system:saas')).toMatchObject({ used: 30 });
    expect(all.find(l => l.id === 'subject:user:default/ben')).toBeUndefined();
  });

  it('G30: whoever may not offboard somebody learns nothing about what they hold', async () => {
    hold('saas', 'ben', FIGMA);
    for (const by of ['felix', 'chloe']) expect(shown(await offboard(by))).toEqual([['directory.disable-account', 'denied']]);
    expect(host.world.effects).toEqual([]);
  });

  it('G4: nobody offboards themself', async () => {
    hold('saas', 'ben', FIGMA);
    const view = await offboard('ben');
    expect(view.items).toEqual([]);
    expect(view.headline).toContain('You cannot offboard yourself');
    expect(host.world.state.size).toBe(1);
  });

  it('G4: things that lose their owner are named', async () => {
    host.resources.push({ ref: 'resource:default/wiki', title: 'Wiki', kind: 'app', owner: 'user:default/ben', tags: [] });
    const view = await offboard();
    expect(view.turns.map(t => t.text).join(' ')).toContain('Needs a new owner: Wiki.');
    expect(view.handoff).toMatchObject({ state: 'open', reason: 'Things lose their owner', summary: 'Nothing is left in the systems I can read. Needs a new owner: Wiki.' });
    // Once: given back by the desk, it does not come again.
    await host.desk.takeOver(host.as('sam'), view.id);
    await host.desk.giveBack(host.as('sam'), view.id, 'Chloe owns the wiki now.');
    await host.desk.tick();
    expect((await host.desk.get(host.as('sam'), view.id)).handoff?.state).not.toBe('open');
  });

  it('G20: once all of it has ended the systems are asked what is left; the answer says it, once and on the record', async () => {
    hold('saas', 'ben', FIGMA);
    hold('saas', 'felix', FIGMA);
    const view = await offboard();
    expect(view.detail).toContain('Nothing is left in the systems I can read.');
    await host.desk.tick();
    const { events } = await host.desk.audit(host.as('otto'), { requestId: view.id, kind: 'offboarding.checked' });
    expect(events).toMatchObject([{ actor: 'countersign', data: { evidence: { left: [], unread: [] } } }]);
  });

  it('G20: what is left is named and goes to a person; a system that cannot be read is named too', async () => {
    hold('saas', 'ben', FIGMA);
    hold('prod', 'ben', DB, 'read');
    host.world.before = action => (action === 'prod.revoke-role' ? { outcome: 'refused', code: 'LOCKED', message: 'Somebody is signed in there.' } : undefined);
    host.world.after = action => { if (action === 'saas.remove-seat') host.world.uncounted.add('saas'); };
    const view = await offboard();
    expect(view.detail).toContain('Still there: read on payments-db in prod. Not read: saas.');
    expect(view.handoff).toMatchObject({ state: 'open', reason: 'Access is left after somebody was offboarded' });
  });

  it('G20: nobody looks while something of it still waits; then the tick does', async () => {
    host.people[0] = { ...host.people[0], privileged: true };
    const view = await offboard();
    await host.desk.tick();
    expect((await host.desk.get(host.as('mara'), view.id)).detail ?? '').not.toContain('left in the systems');
    const { id: challengeId } = await host.desk.challengeApproval(host.as('noor'), `${view.id}.i1.1`);
    await host.desk.decide(host.as('noor'), `${view.id}.i1.1`, { decision: 'approve', typed: 'Ben', challengeId, proof: 'ok' });
    await host.desk.tick();
    expect((await host.desk.get(host.as('mara'), view.id)).detail).toContain('Nothing is left in the systems I can read.');
  });

  it('G26: the plan is made again from its record, holdings included', async () => {
    hold('saas', 'ben', FIGMA);
    const { id } = await offboard();
    host.world.state.clear();
    host.clock.move(HOUR);
    const replay = await host.desk.replay(host.as('otto'), id);
    expect(replay.same).toBe(true);
    expect(replay.steps.filter(s => s.what === 'plan')).toHaveLength(2);
  });
});
