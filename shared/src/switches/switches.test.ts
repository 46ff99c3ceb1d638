import { createTestHost, ScriptedModel, type TestHost } from '../testing';

const FIGMA = { name: 'do_app', args: { quote: '', app: 'resource:default/figma' } };
const PROD = { name: 'do_prod', args: { quote: '', system: 'resource:default/payments-db', role: 'read', duration: 'PT1H' } };
const HOUR = 3_600_000;

describe('switches', () => {
  let host: TestHost;
  let calls = [FIGMA as typeof FIGMA | typeof PROD];
  beforeEach(async () => { calls = [FIGMA]; host = await createTestHost(new ScriptedModel(() => calls)); });
  afterEach(() => host.close());
  const ask = (desk = host.desk) => desk.ask(host.as('ben'), { text: 'please' });
  const pull = (kind: 'stop-changes' | 'stop-all' = 'stop-changes', scope = {}, name = 'ines') => host.desk.pullSwitch(host.as(name), { kind, reason: 'Something is wrong', scope });
  const release = async (id: string) => { await host.desk.releaseSwitch(host.as('ines'), id); return host.desk.releaseSwitch(host.as('noor'), id); };
  const states = async (id: string) => (await host.desk.get(host.as('sam'), id)).items.map(i => i.state);

  it('G22: stop-changes: what people ask is decided, kept and done after the release', async () => {
    const { pulled: [s] } = await pull();
    const view = await ask();
    expect(view).toMatchObject({ state: 'waiting', items: [{ state: 'waiting', waiting: { for: 'switch', reason: 'Something is wrong' } }] });
    expect(view.headline).toContain('Kept until changes are let on again');
    await host.desk.tick();
    expect(host.world.effects).toEqual([]);
    expect((await host.desk.switches(host.as('otto'))).waiting).toEqual([view.id]);
    await release(s.id);
    await host.desk.tick();
    expect(await states(view.id)).toEqual(['verified']);
    expect(host.world.effects).toHaveLength(1);
    await host.desk.tick();
    expect(host.world.effects).toHaveLength(1);
  });

  it('G22: stop-changes lets access end; stop-all does not, and says what outlives its end', async () => {
    calls = [PROD];
    const { id } = await ask();
    await host.desk.decide(host.as('chloe'), `${id}.i1.1`, { decision: 'approve' });
    const { pulled: [s] } = await pull('stop-all');
    host.clock.move(2 * HOUR);
    await host.desk.tick();
    expect(host.world.effects.map(e => e.action)).toEqual(['prod.grant-role']);
    expect((await host.desk.switches(host.as('ines'))).outliving).toMatchObject([{ grantId: `${id}.i1`, person: 'user:default/ben' }]);
    await release(s.id);
    await pull('stop-changes');
    await host.desk.tick();
    expect(host.world.effects.map(e => e.action)).toEqual(['prod.grant-role', 'prod.revoke-role']);
    expect((await host.desk.grants(host.as('ben')))[0].state).toBe('ended');
  });

  it('G22: one may pull, two release; the same person never twice', async () => {
    for (const name of ['ben', 'sam', 'otto', 'chloe']) await expect(pull('stop-changes', {}, name)).rejects.toMatchObject({ status: 403 });
    const { pulled: [s] } = await pull('stop-changes', {}, 'noor');
    await expect(host.desk.releaseSwitch(host.as('ben'), s.id)).rejects.toMatchObject({ status: 403 });
    expect((await host.desk.releaseSwitch(host.as('noor'), s.id)).pulled).toMatchObject([{ release: { by: 'user:default/noor' } }]);
    await expect(host.desk.releaseSwitch(host.as('noor'), s.id)).rejects.toMatchObject({ status: 409 });
    expect((await ask()).items[0].waiting?.for).toBe('switch');
    expect((await host.desk.releaseSwitch(host.as('dana'), s.id)).pulled).toEqual([]);
    await expect(host.desk.releaseSwitch(host.as('dana'), s.id)).rejects.toMatchObject({ status: 404 });
  });

  it('G22: a switch covers one system or one request type and nothing else', async () => {
    await pull('stop-changes', { system: 'saas' });
    expect((await ask()).items[0].state).toBe('waiting');
    calls = [PROD];
    const { id } = await ask();
    expect((await host.desk.decide(host.as('chloe'), `${id}.i1.1`, { decision: 'approve' })).items[0].state).toBe('verified');
    await pull('stop-changes', { requestType: 'prod' });
    const next = await ask();
    expect((await host.desk.decide(host.as('chloe'), `${next.id}.i1.1`, { decision: 'approve' })).items[0].waiting?.for).toBe('switch');
    await expect(pull('stop-changes', { system: 'nothing' })).rejects.toMatchObject({ status: 422 });
    await expect(pull('stop-changes', { requestType: 'prod' })).rejects.toMatchObject({ status: 409 });
    await expect(host.desk.pullSwitch(host.as('ines'), { kind: 'stop-all', reason: ' ' })).rejects.toMatchObject({ status: 422 });
  });

  it('G22: another replica knows within five seconds, and one that cannot read the switches changes nothing', async () => {
    const other = host.restart();
    expect((await ask(other)).items[0].state).toBe('verified');
    host.clock.move(1_000);
    await pull();
    host.clock.move(4_000);
    expect((await ask(other)).items[0].waiting?.for).toBe('switch');
  });

  it('G22: what waited is decided again after the release: rules and people may have changed', async () => {
    const { pulled: [s] } = await pull();
    const { id } = await ask();
    host.people[0] = { ...host.people[0], active: false };
    await release(s.id);
    await host.desk.tick();
    expect(await states(id)).toEqual(['denied']);
    expect(host.world.effects).toEqual([]);
  });

  it('a stopped request can be cancelled; pulls and releases are on the record and told', async () => {
    const { pulled: [s] } = await pull();
    const { id } = await ask();
    await host.desk.cancel(host.as('ben'), id);
    await release(s.id);
    await host.desk.tick();
    expect(await states(id)).toEqual(['stopped']);
    const kinds = await Promise.all(['switch.pulled', 'switch.release-asked', 'switch.released'].map(async kind => (await host.desk.audit(host.as('otto'), { kind })).events.length));
    expect(kinds).toEqual([1, 1, 1]);
    expect(host.notices.filter(n => n.severity === 'high').map(n => n.to.length)).toEqual([4, 4, 4]);
    expect(await host.desk.pulledSwitches(host.as('ben'))).toEqual([]);
  });
});
