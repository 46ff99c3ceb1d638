import { EgressRefused } from '../egress';
import { createTestHost, ScriptedModel, type ScriptedCall, type TestHost } from '../testing';

const SECOND = 1_000;

describe('the breaker of each system', () => {
  let host: TestHost;
  let calls: ScriptedCall[] = [];
  let broken = true;
  beforeEach(async () => {
    broken = true;
    host = await createTestHost(new ScriptedModel(() => calls), { settings: { breaker: { failures: 3, withinSeconds: 120, restSeconds: 60 } } });
    host.world.before = action => { if (broken && action.startsWith('saas.')) throw new Error('the system answered 500'); return undefined; };
  });
  afterEach(() => host.close());

  const ask = async (name: string, desk = host.desk) => {
    calls = [{ name: 'do_app', args: { quote: '', app: 'resource:default/figma' } }];
    return (await desk.ask(host.as(name), { text: 'please' })).items[0];
  };
  const fail = async (names = ['ben', 'juno', 'mara']) => { for (const n of names) expect((await ask(n)).state).toBe('unknown'); };
  const health = async () => (await host.desk.systemsHealth(host.as('sam'))).find(s => s.id === 'saas');
  const recorded = async (kind: string) => (await host.desk.audit(host.as('otto'), { kind })).events.length;

  it('G23: opens after failures in a row, on every replica; new changes there wait, elsewhere they go on', async () => {
    const other = host.restart();
    await fail(['ben', 'juno']);
    expect(await health()).toMatchObject({ state: 'closed', failures: 2 });
    await fail(['mara']);
    expect(await health()).toMatchObject({ state: 'open', says: expect.stringContaining('Rests until 09:01 UTC: the system answered 500') });
    expect(await ask('vera', other)).toMatchObject({ state: 'waiting', waiting: { for: 'system', retryAt: '2026-11-23T09:01:00.000Z' } });
    calls = [{ name: 'do_prod', args: { quote: '', system: 'resource:default/payments-db', role: 'read', duration: 'PT1H' } }];
    const { id } = await host.desk.ask(host.as('ben'), { text: 'read' });
    expect((await host.desk.decide(host.as('chloe'), `${id}.i1.1`, { decision: 'approve' })).items[0].state).toBe('verified');
    expect(host.notices.filter(n => n.title === 'saas does not answer')).toMatchObject([{ severity: 'high', to: ['user:default/ines', 'user:default/iris'] }]);
    expect((await host.desk.metrics(host.as('otto'))).exceptions).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'system', why: expect.stringContaining('saas') })]));
  });

  it('G23: after its rest one change is let through; success closes it and what waited goes on', async () => {
    await fail();
    const waiting = await Promise.all(['vera', 'chloe', 'felix'].map(n => ask(n)));
    expect(waiting.map(i => i.state)).toEqual(['waiting', 'waiting', 'waiting']);
    broken = false;
    await host.desk.tick();
    expect(host.world.effects).toEqual([]);
    host.clock.move(61 * SECOND);
    await host.desk.tick();
    expect(await health()).toMatchObject({ state: 'closed', says: 'In use', failures: 0 });
    expect(new Set(host.world.effects.map(e => e.person))).toEqual(new Set(['user:default/vera', 'user:default/chloe', 'user:default/felix']));
    expect([await recorded('system.opened'), await recorded('system.trying'), await recorded('system.closed')]).toEqual([1, 1, 1]);
  });

  it('G23: of three replicas at once, only one change is let through', async () => {
    await fail();
    for (const n of ['vera', 'chloe', 'felix']) await ask(n);
    let sent = 0;
    host.world.before = () => { sent += 1; throw new Error('still down'); };
    host.clock.move(61 * SECOND);
    const others = [host.restart(), host.restart()];
    await Promise.all([host.desk.tick(), ...others.map(d => d.tick())]);
    expect(sent).toBeLessThanOrEqual(1);
  });

  it('G23: a failure while trying opens it again, for twice as long; nobody is told twice', async () => {
    await fail();
    await ask('vera');
    host.clock.move(61 * SECOND);
    await host.desk.tick();
    expect(await health()).toMatchObject({ state: 'open', retryAt: '2026-11-23T09:03:01.000Z' });
    expect(host.notices.filter(n => n.title === 'saas does not answer')).toHaveLength(1);
  });

  it('G23: failures far apart, or with an answer between them, do not open it', async () => {
    await fail(['ben', 'juno']);
    host.clock.move(130 * SECOND);
    host.world.before = action => { if (action === 'saas.grant-seat' && broken) throw new Error('down'); return undefined; };
    await fail(['mara']);
    expect(await health()).toMatchObject({ state: 'closed', failures: 1 });
    broken = false;
    expect((await ask('vera')).state).toBe('verified');
    expect(await health()).toMatchObject({ state: 'closed', failures: 0 });
    broken = true;
    await fail(['chloe', 'felix']);
    expect(await health()).toMatchObject({ state: 'closed', failures: 2 });
  });

  it('G23: a refusal is an answer', async () => {
    host.world.before = () => ({ outcome: 'refused', code: 'FULL', message: 'No seat is free' });
    for (const n of ['ben', 'juno', 'mara', 'vera']) expect((await ask(n)).state).toBe('refused');
    expect(await health()).toMatchObject({ state: 'closed', failures: 0 });
  });

  it('G23 G33: a change that was never sent says nothing about the system, so it goes on resting', async () => {
    await fail();
    await ask('vera');
    host.world.before = () => { throw new EgressRefused('saas may not call elsewhere.example'); };
    host.clock.move(61 * SECOND);
    await host.desk.tick();
    expect(await health()).toMatchObject({ state: 'open' });
    expect(await recorded('system.closed')).toBe(0);
    expect(await recorded('system.not-tried')).toBe(1);
  });

  it('G33: whoever asked reads one sentence; why it is not connected is for the record and the operators', async () => {
    host.world.before = () => { throw new EgressRefused('Figma is not reached: its secret belongs to https://old.example'); };
    const asked = await ask('ben');
    expect(asked).toMatchObject({ state: 'refused', because: 'This application is not connected properly; IT has been told.', receipt: { refusal: { code: 'EGRESS' } } });
    expect(JSON.stringify(asked)).not.toContain('old.example');
    const { events } = await host.desk.audit(host.as('otto'), { kind: 'item.refused' });
    expect(events).toMatchObject([{ data: { evidence: { detail: 'Figma is not reached: its secret belongs to https://old.example' } } }]);
    expect(host.notices.filter(n => n.title === 'saas is not connected properly')).toMatchObject([{ to: ['user:default/ines', 'user:default/iris'], body: expect.not.stringContaining('old.example') }]);
  });

  it('G19 G33: a call that may not go out after one that changed something leaves the outcome unknown, and it is read back', async () => {
    host.world.before = undefined;
    host.world.after = () => { host.world.after = undefined; throw new EgressRefused('Figma is not reached: its secret is gone', true); };
    const asked = await ask('ben');
    expect(asked).toMatchObject({ state: 'unknown', waiting: { message: 'This application is not connected properly; IT has been told.' } });
    expect(asked.receipt).toBeUndefined();
    host.clock.move(121 * SECOND);
    await host.desk.tick();
    expect((await host.desk.grants(host.as('ben')))).toMatchObject([{ state: 'active' }]);
  });

  it('G23: ending access is held back too, and happens once the system answers', async () => {
    broken = false;
    const held = await ask('sam');
    broken = true;
    await fail();
    const [grant] = await host.desk.grants(host.as('sam'));
    expect((await host.desk.returnGrant(host.as('sam'), grant.id)).items.at(-1)).toMatchObject({ state: 'waiting', waiting: { for: 'system' } });
    expect(held.state).toBe('verified');
    broken = false;
    host.clock.move(61 * SECOND);
    await host.desk.tick();
    expect((await host.desk.grants(host.as('sam')))[0].state).toBe('ended');
  });

  it('only those who answer for the systems see them', async () => {
    await expect(host.desk.systemsHealth(host.as('ben'))).rejects.toMatchObject({ status: 403 });
    expect((await host.desk.systemsHealth(host.as('ines'))).map(s => s.says)).toEqual(expect.arrayContaining(['In use']));
  });
});
