import { createTestHost, ScriptedModel, type ScriptedCall, type TestHost, type TestOptions } from '../testing';
import { KnexCounters } from '../knex';

const figma = (name = 'ben', app = 'figma'): ScriptedCall => ({ name: 'do_app', args: { quote: '', app: `resource:default/${app}`, person: `user:default/${name}` } });
const PROD: ScriptedCall = { name: 'do_prod', args: { quote: '', system: 'resource:default/payments-db', role: 'read', duration: 'PT1H' } };
const MINUTE = 60_000;

describe('limits', () => {
  let host: TestHost;
  let calls: ScriptedCall[] = [figma()];
  const open = async (options: TestOptions = {}) => { host = await createTestHost(new ScriptedModel(() => calls), options); };
  beforeEach(() => { calls = [figma()]; });
  afterEach(() => host.close());
  const ask = (name = 'ben', desk = host.desk, extra: object = {}) => desk.ask(host.as(name), { text: 'please', ...extra });

  it('G23: messages of one person in a minute, across replicas; then they are told when to go on', async () => {
    await open({ settings: { limits: { messagesPerMinute: 3 } } });
    calls = [];
    const other = host.restart();
    await ask();
    const { id } = await ask('ben', other);
    await host.desk.turn(host.as('ben'), id, { text: 'and?' });
    await expect(ask('ben', other)).rejects.toMatchObject({ status: 429 });
    await expect(host.desk.turn(host.as('ben'), id, { text: 'and?' })).rejects.toMatchObject({ status: 429, next: expect.stringContaining('minute') });
    await ask('juno');
    host.clock.move(MINUTE);
    await ask();
  });

  it('G23: the same message sent again counts once', async () => {
    await open({ settings: { limits: { messagesPerMinute: 1 } } });
    const first = await ask('ben', host.desk, { idempotencyKey: 'the-same-key' });
    expect((await ask('ben', host.desk, { idempotencyKey: 'the-same-key' })).id).toBe(first.id);
    await expect(ask()).rejects.toMatchObject({ status: 429 });
  });

  it('G23: decisions of one approver in an hour', async () => {
    await open({ settings: { limits: { decisionsPerApproverPerHour: 1 } } });
    calls = [PROD];
    const ids = [(await ask()).id, (await ask('juno')).id];
    const decide = (id: string, name = 'chloe') => host.desk.decide(host.as(name), `${id}.i1.1`, { decision: 'approve' });
    await decide(ids[0]);
    await expect(decide(ids[1])).rejects.toMatchObject({ status: 429, next: expect.stringContaining('10:00 UTC') });
    // A stranger's try is refused before it counts.
    await expect(decide(ids[1], 'sam')).rejects.toMatchObject({ status: 403 });
    await decide(ids[1], 'felix');
  });

  it('G23: changes for one subject in a day wait, are shown as an exception, and are done the next day', async () => {
    await open({ settings: { limits: { effectsPerSubjectPerDay: 1 } } });
    await ask();
    calls = [figma('ben', 'payments-db')];
    const view = await ask();
    expect(view.items[0]).toMatchObject({ state: 'waiting', waiting: { for: 'system', retryAt: '2026-11-24T00:00:00.000Z' } });
    expect(view.headline).toContain('has reached the changes of a day; tried again at 00:00 UTC');
    expect((await host.desk.metrics(host.as('otto'))).exceptions).toMatchObject([{ requestId: view.id, why: expect.stringContaining('has reached') }]);
    await host.desk.tick();
    expect(host.world.effects).toHaveLength(1);
    host.clock.move(16 * 60 * MINUTE);
    await host.desk.tick();
    expect(host.world.effects).toHaveLength(2);
    expect((await host.desk.get(host.as('ben'), view.id)).items[0].state).toBe('verified');
  });

  it('G23: changes in one system and by one action have bounds of their own', async () => {
    await open({ settings: { limits: { effectsPerSystemPerHour: 2, effectsPerActionPerDay: { 'directory.unlock-account': 1 } } } });
    for (const name of ['ben', 'juno']) { calls = [figma(name)]; await ask(name); }
    calls = [figma('chloe')];
    expect((await ask('chloe')).items[0].waiting).toMatchObject({ for: 'system', message: expect.stringContaining('saas') });
    calls = [PROD];
    const { id } = await ask();
    expect((await host.desk.decide(host.as('chloe'), `${id}.i1.1`, { decision: 'approve' })).items[0].state).toBe('verified');
  });

  it('G23: access ends whatever is counted', async () => {
    await open({ settings: { limits: { effectsPerSubjectPerDay: 1, effectsPerSystemPerHour: 1 } } });
    calls = [PROD];
    const { id } = await ask();
    await host.desk.decide(host.as('chloe'), `${id}.i1.1`, { decision: 'approve' });
    host.clock.move(59 * MINUTE);
    await host.desk.returnGrant(host.as('ben'), `${id}.i1`);
    expect(host.world.effects.map(e => e.action)).toEqual(['prod.grant-role', 'prod.revoke-role']);
  });

  it('G23: a lost answer that is tried again counts once', async () => {
    await open({ settings: { limits: { effectsPerSubjectPerDay: 1 } } });
    let lose = true;
    host.world.before = () => { if (!lose) return undefined; lose = false; throw new Error('gone'); };
    const view = await ask();
    expect(view.items[0].state).toBe('unknown');
    host.clock.move(2 * MINUTE);
    await host.desk.tick();
    expect((await host.desk.get(host.as('ben'), view.id)).items[0].state).toBe('verified');
  });

  it('G7 G23: nothing is done while nobody can count, and it is done afterwards', async () => {
    let down = true;
    const lent: { counters?: KnexCounters } = {};
    const counters = new Proxy({}, { get: (_, verb: string) => (...args: never[]) => {
      if (down && verb !== 'then') return Promise.reject(new Error('no database'));
      return (lent.counters as never as Record<string, (...a: never[]) => unknown>)[verb](...args);
    } }) as unknown as KnexCounters;
    await open({ lend: { counters } });
    const real = new KnexCounters(host.knex);
    lent.counters = real;
    await expect(ask()).rejects.toMatchObject({ status: 503, next: expect.stringContaining('minute') });
    down = false;
    calls = [PROD];
    const view = await ask();
    down = true;
    await expect(host.desk.decide(host.as('chloe'), `${view.id}.i1.1`, { decision: 'approve' })).rejects.toMatchObject({ status: 503 });
    down = false;
    const take = real.take.bind(real);
    real.take = (bounds, once) => (bounds.some(b => b.name.startsWith('subject:')) ? Promise.reject(new Error('no database')) : take(bounds, once));
    expect((await host.desk.decide(host.as('chloe'), `${view.id}.i1.1`, { decision: 'approve' })).items[0]).toMatchObject({ state: 'waiting', waiting: { for: 'system' } });
    expect(host.world.effects).toEqual([]);
    real.take = take;
    host.clock.move(MINUTE);
    await host.desk.tick();
    expect(host.world.effects).toHaveLength(1);
  });

  it('G23: two replicas at once never go over', async () => {
    await open({ settings: { limits: { effectsPerSubjectPerDay: 3, messagesPerMinute: 100 } } });
    let n = 0;
    const model = new ScriptedModel(() => [figma('ben', ['figma', 'payments-db'][n++ % 2])]);
    const many = Array.from({ length: 4 }, () => host.restart(model));
    await Promise.all(many.flatMap(d => [ask('ben', d), ask('ben', d)]));
    expect(host.world.effects.length).toBeLessThanOrEqual(3);
  });

  it('G23: more than five people in an hour by one requester need two who look at it', async () => {
    await open();
    for (const [n, p] of host.people.entries()) host.people[n] = { ...p, manager: 'user:default/mara' };
    const changed = async (name: string) => { calls = [figma(name)]; return (await ask('mara')).items[0]; };
    for (const name of ['ben', 'juno', 'chloe', 'felix', 'sam']) expect((await changed(name)).state).toBe('verified');
    const sixth = await changed('otto');
    expect(sixth).toMatchObject({ state: 'waiting', waiting: { for: 'approval' }, decision: { rules: expect.arrayContaining([expect.objectContaining({ id: 'floor-mass' })]) }, steps: [{ role: 'security', count: 2 }] });
    expect(host.world.effects).toHaveLength(5);
    // Their own access is nobody else's.
    expect((await changed('mara')).state).toBe('verified');
    const { id } = (await host.desk.list(host.as('mara'))).find(r => r.subject === 'user:default/mara' && r.state === 'waiting') ?? { id: '' };
    await host.desk.decide(host.as('noor'), `${id}.i1.1`, { decision: 'approve' });
    expect((await host.desk.decide(host.as('dana'), `${id}.i1.1`, { decision: 'approve' })).items[0].state).toBe('verified');
    host.clock.move(61 * MINUTE);
    expect((await changed('ines')).state).toBe('verified');
  });

  it('G23: everybody sees their own; those who answer for it see what is nearly used up', async () => {
    await open();
    await ask();
    const own = (await host.desk.limits(host.as('ben'))).own;
    expect(own).toEqual(expect.arrayContaining([expect.objectContaining({ what: 'Changes for one person', used: 1, most: 20, whose: 'You' })]));
    expect((await host.desk.limits(host.as('ben'))).all).toBeUndefined();
    expect((await host.desk.limits(host.as('ines'))).all).toEqual(expect.arrayContaining([expect.objectContaining({ id: 'system:saas', used: 1, most: 200 }), expect.objectContaining({ what: 'Messages', whose: 'Ben' })]));
  });
});
