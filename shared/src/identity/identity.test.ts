import { createTestHost, ScriptedModel, type TestHost } from '../testing';

const DAY = 86_400_000;
const MANAGER_TOO = '@id("unlock-manager") @says("A manager says yes too.") forbid (principal, action == Action::"directory.unlock-account", resource) unless { context.approvals.manager >= 1 };';
let host: TestHost;
afterEach(() => host?.close());

const start = async (policies = '') => {
  host = await createTestHost(new ScriptedModel(Array.from({ length: 5 }, () => [{ name: 'do_unlock', args: { quote: '' } }])), { policies });
};
const locked = async (name = 'ben') => {
  host.world.state.set(`directory user:default/${name} resource:default/account`, 'locked');
  return (await host.desk.ask(host.as(name), { text: 'I lost my phone, unlock me' })).id;
};
/** The person asks, and reads the code out loud. */
const codeFor = async (id: string, name = 'ben') => {
  await host.desk.startVouching(host.as(name), id, 'i1');
  return (await host.desk.vouchingCode(host.as(name), id, 'i1')).code;
};
const prove = async (id: string, manager = 'mara') => ({ challengeId: (await host.desk.challengeVouch(host.as(manager), id, 'i1')).id, proof: 'ok' });
const word = async (id: string, code: string, manager = 'mara') => host.desk.vouch(host.as(manager), id, { itemId: 'i1', code, ...(await prove(id, manager)) });
const change = (name: string, set: object) => { const at = host.people.findIndex(p => p.ref === `user:default/${name}`); host.people[at] = { ...host.people[at], ...set }; };
const ago = (ms: number) => new Date(host.clock.now().getTime() - ms).toISOString();
const wrong = (code: string) => (code === '00000000' ? '11111111' : '00000000');

describe('a manager’s word', () => {
  it('G17: takes their own proof and the code that the person read to them, once', async () => {
    await start();
    const id = await locked();
    const started = await host.desk.startVouching(host.as('ben'), id, 'i1');
    expect(started.manager.name).toBe('Mara');
    const { code } = await host.desk.vouchingCode(host.as('ben'), id, 'i1');
    expect(code).toMatch(/^\d{8}$/);
    await expect(host.desk.vouchingCode(host.as('ben'), id, 'i1')).rejects.toMatchObject({ status: 404 });
    expect(await host.desk.vouchings(host.as('mara'))).toMatchObject([{ requestId: id, itemId: 'i1', subject: { name: 'Ben' }, triesLeft: 3 }]);
    expect(await host.desk.vouchings(host.as('vera'))).toEqual([]);
    const { challengeId } = await prove(id);
    await expect(host.desk.vouch(host.as('mara'), id, { itemId: 'i1', code, challengeId, proof: 'no' })).rejects.toMatchObject({ status: 422 });
    const { events: [failed, ...more] } = await host.desk.audit(host.as('otto'), { requestId: id, kind: 'step-up.failed' });
    expect(failed).toMatchObject({ actor: 'user:default/mara', data: { evidence: { item: 'i1', as: 'manager', reason: 'wrong' } } });
    expect(more).toEqual([]);
    expect((await word(id, code)).items[0]).toMatchObject({ state: 'verified' });
    expect(host.world.effects).toHaveLength(1);
    await expect(host.desk.challengeVouch(host.as('mara'), id, 'i1')).rejects.toMatchObject({ status: 404 });
    const written = JSON.stringify([await host.knex('cs_journal').select(), await host.knex('cs_requests').select(), host.notices]);
    expect(written).not.toContain(code);
  });

  it('G17: a stranger, an owner and the person themself cannot say it', async () => {
    await start();
    const id = await locked();
    await codeFor(id);
    for (const name of ['ben', 'vera', 'noor', 'sam']) await expect(host.desk.challengeVouch(host.as(name), id, 'i1')).rejects.toMatchObject({ status: 404 });
    await expect(host.desk.startVouching(host.as('mara'), id, 'i1')).rejects.toMatchObject({ status: 403 });
    await expect(host.desk.challengeVouch(host.as('mara', { channel: 'mcp' }), id, 'i1')).rejects.toMatchObject({ status: 403 });
    await expect(host.desk.challengeVouch(host.as('mara', { assurance: 1 }), id, 'i1')).rejects.toMatchObject({ status: 403 });
  });

  it('G17: ends after three wrong codes or ten minutes, and another code buys no more guesses', async () => {
    await start();
    const id = await locked();
    const code = await codeFor(id);
    for (let n = 0; n < 3; n++) await expect(word(id, wrong(code))).rejects.toMatchObject({ status: 422 });
    await expect(prove(id)).rejects.toMatchObject({ status: 409 });
    await expect(host.desk.startVouching(host.as('ben'), id, 'i1')).rejects.toMatchObject({ status: 429 });
    host.clock.move(10 * 60_000);
    const next = await codeFor(id);
    host.clock.move(10 * 60_000);
    await expect(prove(id)).rejects.toMatchObject({ status: 409 });
    expect(next).not.toBe(code);
    expect(host.world.effects).toEqual([]);
  });

  it('G17: of guesses at the same moment only one is told anything', async () => {
    await start();
    const id = await locked();
    const code = await codeFor(id);
    const proofs = await Promise.all(Array.from({ length: 5 }, () => prove(id)));
    await Promise.allSettled(proofs.map(p => host.desk.vouch(host.as('mara'), id, { itemId: 'i1', code: wrong(code), ...p })));
    expect((await host.desk.get(host.as('ben'), id)).items[0].vouched?.triesLeft).toBe(2);
  });

  it('G17: counts from a manager of 14 days, who still is the manager', async () => {
    await start();
    change('ben', { managerSince: ago(13 * DAY) });
    const id = await locked();
    await expect(host.desk.startVouching(host.as('ben'), id, 'i1')).rejects.toMatchObject({ status: 409, message: expect.stringContaining('14 days') });
    host.clock.move(DAY);
    const code = await codeFor(id);
    const proof = await prove(id);
    change('ben', { manager: 'user:default/vera' });
    await expect(host.desk.vouch(host.as('mara'), id, { itemId: 'i1', code, ...proof })).rejects.toMatchObject({ status: 403 });
  });

  it('G17: is given for three people a day', async () => {
    await start();
    for (const name of ['ben', 'juno', 'chloe']) { const id = await locked(name); await word(id, await codeFor(id, name)); }
    const id = await locked('felix');
    const code = await codeFor(id, 'felix');
    await expect(word(id, code)).rejects.toMatchObject({ status: 429 });
    expect(host.world.effects).toHaveLength(3);
  });

  it('G12: whoever vouched fills no step of it; the next manager does', async () => {
    await start(MANAGER_TOO);
    const id = await locked();
    const view = await word(id, await codeFor(id));
    expect(view.items[0]).toMatchObject({ state: 'waiting', waiting: { for: 'approval' }, proved: { method: 'vouched', by: 'user:default/mara' }, steps: [{ role: 'manager', candidates: ['user:default/vera'] }] });
    await expect(host.desk.decide(host.as('mara'), `${id}.i1.1`, { decision: 'approve' })).rejects.toMatchObject({ status: 403 });
    expect((await host.desk.decide(host.as('vera'), `${id}.i1.1`, { decision: 'approve' })).items[0].state).toBe('verified');
  });

  it('G17: is not enough for a privileged account unless policy asks for a wait and two more people', async () => {
    await start();
    change('ben', { privileged: true });
    const id = await locked();
    await expect(host.desk.startVouching(host.as('ben'), id, 'i1')).rejects.toMatchObject({ status: 409, message: expect.stringContaining('one manager') });
  });
});

describe('a privileged person who lost their phone (journey 5)', () => {
  const PRIVILEGED = `@id("cool") @says("Privileged accounts wait an hour, and two people say yes.") forbid (principal, action == Action::"directory.unlock-account", resource)
    when { context.subject.privileged } unless { context.cooledMinutes >= 60 && context.approvals.manager >= 1 && context.approvals.security >= 1 };`;

  it('G17: the manager’s word is one proof; the wait and two other people remain', async () => {
    await start(PRIVILEGED);
    change('ben', { privileged: true });
    const id = await locked();
    await word(id, await codeFor(id));
    host.clock.move(61 * 60_000);
    await host.desk.tick();
    const item = (await host.desk.get(host.as('ben'), id)).items[0];
    expect(item).toMatchObject({ state: 'waiting', waiting: { for: 'approval' } });
    expect(item.steps.map(s => s.role)).toEqual(['manager', 'security']);
    expect(item.steps.flatMap(s => s.candidates)).not.toContain('user:default/mara');
    expect(host.world.effects).toEqual([]);
  });
});

describe('a link that is new', () => {
  it('G2: proves, vouches and approves nothing for a day', async () => {
    await start();
    const id = await locked();
    change('ben', { linkedSince: ago(23 * 3_600_000) });
    await expect(host.desk.challenge(host.as('ben'), id, 'i1')).rejects.toMatchObject({ status: 403 });
    await codeFor(id);
    change('mara', { linkedSince: ago(1_000) });
    await expect(host.desk.challengeVouch(host.as('mara'), id, 'i1')).rejects.toMatchObject({ status: 403 });
    await expect(host.desk.decide(host.as('mara'), `${id}.i1.1`, { decision: 'approve' })).rejects.toMatchObject({ status: 403 });
    host.clock.move(3_600_000);
    expect(await host.desk.challenge(host.as('ben'), id, 'i1')).toMatchObject({ methods: ['registered-device', 'totp'] });
  });
});
