import { createTestHost, ScriptedModel, type ScriptedCall, type TestHost } from '../testing';
import { TYPES } from '../testing/memory-host';

const PROD: ScriptedCall = { name: 'do_prod', args: { quote: '', system: 'resource:default/payments-db', role: 'read', duration: 'PT1H' } };
const FIGMA: ScriptedCall = { name: 'do_app', args: { quote: '', app: 'resource:default/figma' } };

describe('rehearsal', () => {
  let host: TestHost;
  let calls: ScriptedCall[] = [];
  beforeEach(async () => { host = await createTestHost(new ScriptedModel(() => calls)); });
  afterEach(async () => { Object.assign(TYPES[2], { autonomy: 'auto' }); await host.close(); });
  const rehearse = (more: ScriptedCall[], extra: object = {}) => { calls = more; return host.desk.ask(host.as('ben'), { text: 'please', dryRun: true, ...extra }); };
  const untouched = async () => {
    expect(host.world.effects).toEqual([]);
    expect(host.notices).toEqual([]);
    for (const name of ['chloe', 'felix', 'mara']) expect(await host.desk.approvals(host.as(name))).toEqual([]);
    expect(await host.desk.handoffs(host.as('sam'))).toEqual([]);
    expect((await host.desk.metrics(host.as('otto'))).total).toBe(0);
  };

  it('G24: a dry run plans and decides, says who would be asked, asks nobody, changes nothing and is never counted', async () => {
    const view = await rehearse([FIGMA, PROD]);
    expect(view).toMatchObject({ rehearsal: true, items: [{ state: 'shadowed', decision: { outcome: 'allow' }, because: expect.stringContaining('done at once') }, { state: 'shadowed', decision: { outcome: 'needs' }, because: expect.stringContaining('a yes of the owner (Chloe or Felix)') }] });
    expect(view.headline).toContain('Rehearsed, nothing changed');
    expect((await host.desk.list(host.as('ben')))[0].rehearsal).toBe(true);
    await host.desk.tick();
    host.clock.move(10 * 86_400_000);
    await host.desk.tick();
    await untouched();
  });

  it('G24: a denial is rehearsed with its rule; a person is not bothered by it', async () => {
    const view = await rehearse([{ ...PROD, args: { ...PROD.args, role: 'admin' } }]);
    expect(view).toMatchObject({ rehearsal: true, items: [{ state: 'denied' }] });
    expect((await rehearse([], { onBehalfOf: 'user:default/juno' })).handoff).toBeUndefined();
    calls = [{ name: 'hand_off', args: { reason: 'I want a person' } }];
    expect((await host.desk.ask(host.as('ben'), { text: 'a person please', dryRun: true })).handoff).toBeUndefined();
    await untouched();
  });

  it('G24: nothing that follows turns it into the real thing', async () => {
    const { id } = await rehearse([PROD]);
    calls = [FIGMA];
    const next = await host.desk.turn(host.as('ben'), id, { text: 'and Figma' });
    expect(next.items.map(i => i.state)).toEqual(['shadowed', 'shadowed']);
    await expect(host.desk.decide(host.as('chloe'), `${id}.i1.1`, { decision: 'approve' })).rejects.toMatchObject({ status: expect.any(Number) });
    await expect(host.desk.undo(host.as('ben'), `${id}.i1`)).rejects.toMatchObject({ status: 404 });
    await untouched();
  });

  it('G24: a type in shadow decides and touches nothing: no approver is asked, nothing is counted', async () => {
    Object.assign(TYPES[2], { autonomy: 'shadow' });
    calls = [PROD];
    const view = await host.desk.ask(host.as('ben'), { text: 'please' });
    expect(view).toMatchObject({ rehearsal: true, items: [{ state: 'shadowed', decision: { outcome: 'needs' } }] });
    await untouched();
  });
});
