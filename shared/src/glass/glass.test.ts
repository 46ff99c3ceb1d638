import { createTestHost, ScriptedModel, type TestHost, type TestOptions } from '../testing';

const HOUR = 3_600_000;
const SEAT = { action: 'saas.grant-seat', input: { person: 'user:default/ben', target: 'resource:default/figma' } };
const PROD = { action: 'prod.grant-role', input: { person: 'user:default/ines', target: 'resource:default/payments-db', role: 'admin', duration: 'PT1H' } };
const REASON = 'Payments are down and no owner answers';

describe('break-glass', () => {
  let host: TestHost;
  const start = async (options: TestOptions = {}) => {
    host = await createTestHost(new ScriptedModel(() => []), { settings: { breakGlass: { people: ['user:default/ines', 'user:default/noor'], actions: ['prod.grant-role', 'saas.grant-seat'], minutes: 30 } }, ...options });
  };
  beforeEach(() => start());
  afterEach(() => host.close());

  const open = async (name = 'ines', reason = REASON, proof = 'ok') => {
    const { id } = await host.desk.challengeGlass(host.as(name), { reason });
    return host.desk.breakGlass(host.as(name), { reason, challengeId: id, proof });
  };
  const use = (body: { action: string; input: Record<string, string> } = PROD, name = 'ines', desk = host.desk) => desk.glassDo(host.as(name), body);
  const window = async (name = 'noor') => (await host.desk.breakGlassView(host.as(name))).windows[0];
  const recorded = async (kind: string) => (await host.desk.audit(host.as('otto'), { kind })).events;

  it('G22: a named person with proof and a reason does what is listed, without a model and without approvals, on the record', async () => {
    await open();
    const view = await use();
    expect(view).toMatchObject({ state: 'done', items: [{ state: 'verified', receipt: { verified: true, outcome: 'changed' }, decision: { outcome: 'allow', rules: [{ id: 'floor-glass' }] } }] });
    expect(host.world.effects).toMatchObject([{ action: 'prod.grant-role', person: 'user:default/ines' }]);
    expect((await host.desk.audit(host.as('otto'), { requestId: view.id })).events.map(e => e.kind)).toEqual(expect.arrayContaining(['item.intent', 'item.verified']));
    expect(await window()).toMatchObject({ by: 'user:default/ines', name: 'Ines', state: 'open', uses: [{ requestId: view.id, action: 'prod.grant-role' }] });
    // The same without it needs an owner, and admin would be refused.
    expect((await host.desk.replay(host.as('otto'), view.id)).same).toBe(true);
  });

  it('G22: what each listed action wants to know is told, so that no model is needed to ask for it', async () => {
    const { actions } = await host.desk.breakGlassView(host.as('ines'));
    expect(actions.find(a => a.id === 'prod.grant-role')?.fields).toEqual(expect.arrayContaining([{ id: 'person', of: 'text', required: true }, { id: 'role', of: 'text', required: false }]));
    expect((await host.desk.breakGlassView(host.as('ben'))).actions).toEqual([]);
  });

  it('G22: security is told at once, of the opening and of every use', async () => {
    await open();
    await use(SEAT);
    expect(host.notices).toMatchObject([
      { severity: 'high', to: ['user:default/noor', 'user:default/dana'], title: 'Ines opened break-glass until 09:30 UTC', body: REASON },
      { severity: 'high', to: ['user:default/noor', 'user:default/dana'], title: 'Ines uses break-glass' },
    ]);
  });

  it('G22: nobody who is not named, nobody without proof, nobody without a reason, no proof twice', async () => {
    await expect(open('ben')).rejects.toMatchObject({ status: 403 });
    await expect(open('ines', 'help')).rejects.toMatchObject({ status: 422 });
    await expect(open('ines', REASON, 'wrong')).rejects.toMatchObject({ status: 422 });
    const { id } = await host.desk.challengeGlass(host.as('ines'), { reason: REASON });
    await expect(host.desk.breakGlass(host.as('ines'), { reason: 'Quite another reason', challengeId: id, proof: 'ok' })).rejects.toMatchObject({ status: 403 });
    await expect(host.desk.breakGlass(host.as('noor'), { reason: REASON, challengeId: id, proof: 'ok' })).rejects.toMatchObject({ status: 403 });
    await host.desk.breakGlass(host.as('ines'), { reason: REASON, challengeId: id, proof: 'ok' });
    host.clock.move(HOUR);
    await expect(host.desk.breakGlass(host.as('ines'), { reason: REASON, challengeId: id, proof: 'ok' })).rejects.toMatchObject({ status: 409 });
    await expect(host.desk.challengeGlass(host.as('ines', { channel: 'mcp' }), { reason: REASON })).rejects.toMatchObject({ status: 403 });
    await expect(host.desk.challengeGlass(host.as('ines', { assurance: 1 }), { reason: REASON })).rejects.toMatchObject({ status: 403 });
  });

  it('G22: only what is listed, only while it is open, only by who opened it', async () => {
    await expect(use()).rejects.toMatchObject({ status: 409 });
    await open();
    await expect(use({ action: 'directory.unlock-account', input: { person: 'user:default/ben', target: 'user:default/ben' } })).rejects.toMatchObject({ status: 403 });
    await expect(use({ ...PROD, input: { person: 7 } as never })).rejects.toMatchObject({ status: 422 });
    await expect(use(PROD, 'noor')).rejects.toMatchObject({ status: 409 });
    host.clock.move(HOUR / 2);
    await expect(use()).rejects.toMatchObject({ status: 409 });
    expect(host.world.effects).toEqual([]);
  });

  it('G22: never the control plane, nor the administrators of the host', async () => {
    host.resources.push({ ref: 'resource:default/it-group', title: 'IT', kind: 'access-group', tags: [], confers: ['group:default/it'] });
    await open();
    const view = await use({ ...SEAT, input: { ...SEAT.input, target: 'resource:default/it-group' } });
    expect(view.items[0]).toMatchObject({ state: 'denied', decision: { rules: [{ id: 'floor-glass-control-plane' }] } });
    expect((await host.desk.proposeRules(host.as('ines'), { change: {}, reason: REASON }).catch(e => e)).status).toBe(404);
    expect(host.world.effects).toEqual([]);
  });

  it('G22: works while changes are stopped, and not while everything is', async () => {
    await host.desk.pullSwitch(host.as('noor'), { kind: 'stop-changes', reason: 'An odd pattern' });
    await open();
    expect((await use()).items[0].state).toBe('verified');
    await host.desk.pullSwitch(host.as('noor'), { kind: 'stop-all', reason: 'Worse than odd' });
    const held = await use(SEAT);
    expect(held.items[0]).toMatchObject({ state: 'waiting', waiting: { for: 'switch' } });
    // Released after the window: what was kept is decided again, and the window is over.
    host.clock.move(HOUR);
    for (const s of (await host.desk.switches(host.as('noor'))).pulled) { await host.desk.releaseSwitch(host.as('noor'), s.id); await host.desk.releaseSwitch(host.as('dana'), s.id); }
    await host.desk.tick();
    expect((await host.desk.get(host.as('ines'), held.id)).items[0]).toMatchObject({ state: 'denied', decision: { rules: [{ id: 'floor-glass-over' }] } });
  });

  it('G22: somebody else in security reviews it within 72 hours; what nobody reviewed is an exception', async () => {
    await open('noor');
    const w = await window('dana');
    const review = (name: string) => host.desk.reviewGlass(host.as(name), w.id, { verdict: 'justified', text: 'The outage was real' });
    await expect(review('dana')).rejects.toMatchObject({ status: 409 });
    host.clock.move(73 * HOUR);
    expect((await host.desk.metrics(host.as('otto'))).exceptions).toMatchObject([{ kind: 'glass', why: expect.stringContaining('72 hours') }]);
    expect(await window('dana')).toMatchObject({ state: 'overdue' });
    expect((await host.desk.breakGlassView(host.as('dana'))).mayReview).toEqual([w.id]);
    expect((await host.desk.breakGlassView(host.as('noor'))).mayReview).toEqual([]);
    await expect(review('noor')).rejects.toMatchObject({ status: 403 });
    await expect(review('ines')).rejects.toMatchObject({ status: 403 });
    await review('dana');
    await expect(review('dana')).rejects.toMatchObject({ status: 409 });
    expect(await window('dana')).toMatchObject({ state: 'reviewed', review: { by: 'user:default/dana', verdict: 'justified' } });
    expect((await host.desk.metrics(host.as('otto'))).exceptions).toEqual([]);
    expect(await recorded('glass.reviewed')).toHaveLength(1);
  });

  it('G22: nobody else sees whose glass was broken; nobody is named by default', async () => {
    await open();
    expect((await host.desk.breakGlassView(host.as('ben')))).toMatchObject({ windows: [], actions: [], mayOpen: false, mayReview: [] });
    expect((await host.desk.breakGlassView(host.as('ines')))).toMatchObject({ mayOpen: false, open: { reason: REASON }, actions: [{ id: 'prod.grant-role' }, { id: 'saas.grant-seat' }], minutes: 30 });
    await host.close();
    await start({ settings: {} });
    await expect(open()).rejects.toMatchObject({ status: 403 });
  });

  it('G22: another replica knows the window, and access given so ends like any other', async () => {
    await open();
    const view = await use(PROD, 'ines', host.restart());
    expect(view.items[0].state).toBe('verified');
    host.clock.move(2 * HOUR);
    await host.desk.tick();
    expect((await host.desk.grants(host.as('ines')))[0]).toMatchObject({ state: 'ended' });
  });

  it('G22 G23: many people at once need two who look at it, glass or not', async () => {
    await open();
    const done = [];
    for (const name of ['ben', 'juno', 'mara', 'vera', 'chloe', 'felix']) done.push((await use({ ...SEAT, input: { ...SEAT.input, person: `user:default/${name}` } })).items[0].state);
    expect(done).toEqual(['verified', 'verified', 'verified', 'verified', 'verified', 'waiting']);
  });
});
