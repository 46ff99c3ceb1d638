import { ADA, AUD, CLEO, MIRA, OMAR, openForBusiness, SAM } from './__testUtils__/company';
import { inFigma } from './__testUtils__/filing';
import { createInstallation, GROUPS, PEOPLE, type As, type Installation } from './__testUtils__/installation';

/** A desk is opened for every call: on a busy machine that adds up. */
jest.setTimeout(300_000);

const DAY = 86_400_000;
const ref = (who: keyof typeof PEOPLE) => `user:jira/${PEOPLE[who]}`;

describe('deciding together and for each other', () => {
  let app: Installation;
  let key = 10_000;
  const there = (work: () => Promise<void>) => async () => { if (app) await work(); };
  const ask = async (who: As, text = 'add me to Figma users for two weeks') => { const { id } = await app.ok('ask', { text, key: `key-${++key}` }, who); await app.drain(); return id; };
  const away = (to: string, days = 3) => ({ do: 'give' as const, to, from: new Date(Date.now() - 1_000).toISOString(), until: new Date(Date.now() + days * DAY).toISOString() });
  const waiting = (who: As) => app.ok('approvals', undefined, who);

  beforeAll(async () => {
    const made = await createInstallation();
    if (!made) return;
    app = made;
    await openForBusiness(app);
  });
  afterAll(() => app.close());

  it('G13: like requests of two people get one press and an effect each; what changed since it was read gets none', there(async () => {
    await ask(ADA);
    await ask(SAM);
    const alike = await waiting(OMAR);
    expect(new Set(alike.map(a => a.batch)).size).toBe(1);
    expect(alike[0].batch).toBeDefined();
    const [one, two] = alike.map(({ id, payloadHash }) => ({ id, payloadHash }));
    expect(await app.call('decideBatch', { approvals: [one, { ...two, payloadHash: '0'.repeat(64) }] }, OMAR)).toMatchObject({ ok: false, status: 409 });
    expect(await app.call('decideBatch', { approvals: [one, two] }, ADA)).toMatchObject({ ok: false, status: 404 });
    await app.drain();
    expect([inFigma(app, PEOPLE.ada), inFigma(app, PEOPLE.sam)]).toEqual([false, false]);
    expect(await app.ok('decideBatch', { approvals: [one, two] }, OMAR)).toEqual([{ id: one.id, ok: true }, { id: two.id, ok: true }]);
    await app.drain();
    expect([inFigma(app, PEOPLE.ada), inFigma(app, PEOPLE.sam)]).toEqual([true, true]);
  }));

  it('G5: who approves several is asked by Jira about each', there(async () => {
    app.site.state.groups.filter(g => g.groupId === GROUPS.figma).forEach(g => { g.members = []; });
    await ask(MIRA);
    const [{ id, payloadHash }] = await waiting(OMAR);
    const approvers = app.site.state.projects.flatMap(p => p.roles).find(r => r.name === 'Approvers');
    approvers!.users = [];
    expect(await app.call('decideBatch', { approvals: [{ id, payloadHash }] }, OMAR)).toMatchObject({ ok: false, status: 403 });
    approvers!.users = [PEOPLE.omar];
    await app.ok('decide', { id, decision: 'decline', comment: 'not now', payloadHash }, OMAR);
    await app.drain();
  }));

  it('G30: a customer, or anybody with nothing to give on, does not learn who is a customer', there(async () => {
    for (const who of [CLEO, ADA]) {
      for (const to of ['omar', 'cleo', 'carl'] as const) expect(await app.call('delegations', away(ref(to)), who)).toMatchObject({ ok: false, status: 403, message: 'Nothing waits for your decisions that somebody else could take over.' });
    }
  }));

  it('G12: an approver names a colleague who may decide in Jira; no customer, nobody for too long, and never onward', there(async () => {
    app.site.state.groups.filter(g => g.groupId === GROUPS.figma).forEach(g => { g.members = []; });
    expect(await app.call('delegations', away(ref('cleo')), OMAR)).toMatchObject({ ok: false, status: 422, message: 'A customer of the portal cannot decide for you.' });
    expect(await app.call('delegations', away(ref('sam'), 4_000), OMAR)).toMatchObject({ ok: false, status: 422 });
    expect(await app.ok('people', { query: 'oko' }, OMAR)).toEqual([{ ref: ref('sam'), name: 'Sam Okoye' }]);
    expect(await app.ok('people', { query: 'cleo' }, OMAR)).toEqual([]);
    expect((await app.ok('delegations', away(ref('sam')), OMAR)).items).toMatchObject([{ from: ref('omar'), to: ref('sam'), state: 'active' }]);
    expect((await app.ok('delegations', { do: 'list' }, SAM)).mayDelegate).toBe(true);
    const id = await ask(ADA);
    const [mine] = (await waiting(SAM)).filter(a => a.requestId === id);
    expect(mine).toMatchObject({ insteadOf: { ref: ref('omar') } });
    await app.ok('decide', { id: mine.id, decision: 'approve', payloadHash: mine.payloadHash }, SAM);
    await app.drain();
    expect((await app.ok('request', { id }, ADA)).request?.items[0].steps[0].votes).toMatchObject([{ by: ref('sam'), for: ref('omar') }]);
    const next = await ask(AUD);
    const [given] = (await app.ok('delegations', { do: 'list' }, SAM)).items;
    expect((await app.ok('delegations', { do: 'end', id: given.id }, SAM)).items).toMatchObject([{ state: 'over' }]);
    expect([(await waiting(SAM)).map(a => a.requestId), (await waiting(OMAR)).map(a => a.requestId)]).toEqual([[], [next]]);
  }));
});
