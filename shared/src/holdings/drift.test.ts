import { createTestHost, ScriptedModel, type TestHost } from '../testing';

const PROD = { name: 'do_prod', args: { quote: '', system: 'resource:default/payments-db', role: 'read', duration: 'PT1H' } };
const FIGMA = { name: 'do_app', args: { quote: '', app: 'resource:default/figma' } };
const HOUR = 3_600_000;
const DB = 'resource:default/payments-db';
const POLICIES = `
@id("desk-takes") @says("The service desk may take access away, with a second person.")
permit (principal in Group::"group:default/desk", action in [Action::"saas.remove-seat", Action::"prod.revoke-role", Action::"access.end-grant", Action::"access.take-away"], resource);
`;
/** Like the test host's own, where the service desk and people who left are exceptions for taking away. */
const own = (text: string) => text
  .replace('unless { principal.active && context.subject.active }', 'unless { principal.active && (context.subject.active || action in [Action::"saas.remove-seat", Action::"prod.revoke-role"]) }')
  .replace('unless { context.self ||', 'unless { principal in Group::"group:default/desk" || context.self ||');

describe('drift', () => {
  let host: TestHost;
  let calls = [PROD as typeof PROD | typeof FIGMA];
  beforeEach(async () => { calls = [PROD]; host = await createTestHost(new ScriptedModel(() => calls), { policies: POLICIES, reword: own }); });
  afterEach(() => host.close());
  const scan = async () => (await host.desk.scanDrift(host.as('sam'))).findings;
  const kinds = async () => (await scan()).map(f => [f.kind, f.personName ?? f.account, f.resourceTitle]);
  const give = async () => {
    const { id } = await host.desk.ask(host.as('ben'), { text: 'please' });
    if (calls[0] === PROD) await host.desk.decide(host.as('chloe'), `${id}.i1.1`, { decision: 'approve' });
    return id;
  };

  it('G20: what was given here and is there is no difference', async () => {
    await give();
    expect(await scan()).toEqual([]);
    expect((await host.desk.drift(host.as('otto'))).systems.map(s => [s.system, s.holdings, s.open])).toEqual([['prod', 1, 0], ['saas', 0, 0]]);
  });

  it('G20: orphan, missing, outlived and unmanaged are told apart, keep their id, and close when they are gone', async () => {
    await give();
    host.world.state.delete(`prod user:default/ben ${DB}`);
    host.world.state.set(`prod user:default/ghost ${DB}`, 'admin');
    host.world.state.set(`prod user:default/felix ${DB}`, 'read');
    const first = await scan();
    expect(first.map(f => [f.kind, f.says])).toEqual([
      ['orphan', 'An account that belongs to nobody holds admin on payments-db.'],
      ['missing', 'Ben should hold read on payments-db and does not.'],
      ['unmanaged', 'Felix holds read on payments-db, which was not given here.'],
    ]);
    host.clock.move(60_000);
    const again = await scan();
    expect(again.map(f => f.id)).toEqual(first.map(f => f.id));
    expect(again[0].firstSeen < again[0].lastSeen).toBe(true);
    host.world.state.delete(`prod user:default/ghost ${DB}`);
    expect((await kinds()).map(k => k[0])).toEqual(['missing', 'unmanaged']);
  });

  it('G20: access beyond the end on record is outlived, whoever put it back', async () => {
    await give();
    host.clock.move(2 * HOUR);
    await host.desk.tick();
    host.world.state.set(`prod user:default/ben ${DB}`, 'read');
    expect(await kinds()).toEqual([['outlived', 'Ben', 'payments-db']]);
  });

  it('G20: a scan comes once a day by itself, tells once, and an unreadable system closes nothing', async () => {
    host.world.state.set(`prod user:default/ghost ${DB}`, 'admin');
    await host.desk.tick();
    await host.desk.tick();
    expect(host.notices.map(n => n.title)).toEqual(['1 access differs from the record']);
    host.world.uncounted.add('prod');
    host.world.state.clear();
    host.clock.move(24 * HOUR);
    await host.desk.tick();
    const { systems, findings } = await host.desk.drift(host.as('ines'));
    expect(findings).toHaveLength(1);
    expect(systems[0]).toMatchObject({ system: 'prod', unreadable: 'the system is down' });
  });

  it('G4: very much at once is one alarm', async () => {
    for (let n = 0; n < 6; n++) host.world.state.set(`prod user:default/ghost${n} ${DB}`, 'admin');
    await host.desk.tick();
    expect((await host.desk.drift(host.as('sam'))).systems[0]).toMatchObject({ system: 'prod', alarm: true, open: 6 });
    expect(host.notices.map(n => [n.severity, n.title])).toEqual([['high', 'Much of what prod holds differs from the record']]);
  });

  it('G20: taking away what nobody owns is a request that the owner of the thing approves', async () => {
    host.world.state.set(`prod user:default/ghost ${DB}`, 'write');
    host.world.state.set(`prod user:default/felix ${DB}`, 'read');
    const [orphan] = await scan();
    expect(orphan.may).toEqual(['revoke']);
    const view = await host.desk.resolveDrift(host.as('sam'), orphan.id, { how: 'revoke', reason: 'Nobody knows this account' });
    expect(view.items[0]).toMatchObject({ action: 'access.take-away', state: 'waiting', waiting: { for: 'approval' } });
    expect(host.world.effects).toEqual([]);
    await expect(host.desk.resolveDrift(host.as('sam'), orphan.id, { how: 'revoke', reason: 'again' })).rejects.toMatchObject({ status: 409 });
    await expect(host.desk.decide(host.as('sam'), `${view.id}.i1.1`, { decision: 'approve' })).rejects.toMatchObject({ status: 403 });
    const done = await host.desk.decide(host.as('chloe'), `${view.id}.i1.1`, { decision: 'approve' });
    expect(done.items[0]).toMatchObject({ state: 'verified', receipt: { verified: true } });
    expect([...host.world.state.keys()]).toEqual([`prod user:default/felix ${DB}`]);
    expect((await kinds()).map(k => k[0])).toEqual(['unmanaged']);
  });

  it('G20: access of somebody who left is taken away by the system’s own change, with a second person', async () => {
    host.world.state.set('saas user:default/ben resource:default/figma', 'member');
    host.people[0] = { ...host.people[0], active: false };
    const [left] = await scan();
    expect(left).toMatchObject({ kind: 'orphan', says: 'Ben has left and still holds member on Figma.', may: ['revoke'] });
    const view = await host.desk.resolveDrift(host.as('sam'), left.id, { how: 'revoke', reason: 'Left in October' });
    expect(view.items[0]).toMatchObject({ action: 'saas.remove-seat', state: 'waiting' });
    expect((await host.desk.decide(host.as('chloe'), `${view.id}.i1.1`, { decision: 'approve' })).items[0].state).toBe('verified');
    expect(await scan()).toEqual([]);
  });

  it('G20: adopting asks the policy whether the holder may have it, the manager and the owner; then it ends like any grant', async () => {
    host.world.state.set(`prod user:default/ben ${DB}`, 'read');
    const [found] = await scan();
    expect(found.may).toEqual(['adopt', 'revoke']);
    const adopt = (duration?: string) => host.desk.resolveDrift(host.as('sam'), found.id, { how: 'adopt', reason: 'Needed until the migration is over', ...(duration && { duration }) });
    await expect(adopt()).rejects.toMatchObject({ status: 422 });
    const view = await adopt('PT8H');
    const steps = view.items[0].steps.map(s => [s.id, s.role]);
    expect(steps.map(s => s[1]).sort()).toEqual(['manager', 'owner']);
    for (const [id, role] of steps) await host.desk.decide(host.as(role === 'owner' ? 'chloe' : 'mara'), `${view.id}.${id}`, { decision: 'approve' });
    const [item] = (await host.desk.get(host.as('sam'), view.id)).items;
    expect(item).toMatchObject({ state: 'verified', grant: { state: 'active', person: 'user:default/ben', reason: 'Needed until the migration is over' } });
    expect(host.world.effects).toEqual([]);
    expect(await scan()).toEqual([]);
    host.clock.move(9 * HOUR);
    await host.desk.tick();
    expect(host.world.effects.map(e => e.action)).toEqual(['prod.revoke-role']);
    expect(host.world.state.size).toBe(0);
  });

  it('G20: what policy would not give is not adopted', async () => {
    host.world.state.set(`prod user:default/ben ${DB}`, 'admin');
    const [found] = await scan();
    const view = await host.desk.resolveDrift(host.as('sam'), found.id, { how: 'adopt', reason: 'They have it anyway', duration: 'PT8H' });
    expect(view.items[0].state).toBe('denied');
  });

  it('G20: a grant whose access is gone is ended here', async () => {
    const id = await give();
    host.world.state.clear();
    const [gone] = await scan();
    const view = await host.desk.resolveDrift(host.as('sam'), gone.id, { how: 'revoke', reason: 'Taken away in the console' });
    const done = await host.desk.decide(host.as('chloe'), `${view.id}.i1.1`, { decision: 'approve' });
    expect(done.items[0]).toMatchObject({ action: 'access.end-grant', state: 'verified' });
    expect((await host.desk.get(host.as('ben'), id)).items[0].grant).toMatchObject({ state: 'ended' });
    expect(await scan()).toEqual([]);
  });

  it('G5 G30: employees and managers see nothing of it, auditors change nothing, nobody settles their own', async () => {
    host.world.state.set('saas user:default/sam resource:default/figma', 'member');
    const [found] = await scan();
    expect(found.may).toEqual([]);
    for (const name of ['ben', 'mara', 'chloe']) await expect(host.desk.drift(host.as(name))).rejects.toMatchObject({ status: 403 });
    await expect(host.desk.scanDrift(host.as('otto'))).rejects.toMatchObject({ status: 403 });
    await expect(host.desk.resolveDrift(host.as('sam'), found.id, { how: 'revoke', reason: 'mine' })).rejects.toMatchObject({ status: 403 });
  });
});
