import { at } from './__testUtils__/clock';
import { ADA, INES, OMAR, openForBusiness, SAM } from './__testUtils__/company';
import { createInstallation, PEOPLE, type As, type Installation } from './__testUtils__/installation';

/** A desk is opened for every call: on a busy machine that adds up. */
jest.setTimeout(300_000);

const MINUTE = 60_000;
const ROLE = /\/project\/10001\/role/;

describe('an outcome nobody knows', () => {
  let app: Installation;
  let id = '';
  const there = (work: () => Promise<void>) => async () => { if (app) await work(); };
  const item = async () => (await app.ok('request', { id }, SAM)).request?.items[0];
  const viewers = () => app.site.state.projects.find(p => p.id === '10001')?.roles.find(r => r.name === 'Viewers')?.users;
  const settle = (held: boolean, who: As = SAM) => app.call('settle', { id, itemId: 'i1', held, evidence: 'Ada is in the list of the project' }, who);
  const later = async (minutes: number) => { at(Date.now() + minutes * MINUTE); await app.due(); await app.drain(); };

  /** The role is given, its answer is lost, and the project cannot be read from then on. */
  const lost = async () => {
    app.site.fail({ path: ROLE, method: 'POST', status: 502, after: true });
    ({ id } = await app.ok('ask', { text: 'role Viewers in project Payments for two weeks', key: 'settle-001' }, ADA));
    await app.drain();
    const [approval] = await app.ok('approvals', undefined, OMAR);
    await app.ok('decide', { id: approval.id, decision: 'approve', payloadHash: approval.payloadHash }, OMAR);
    const log = app.site.log;
    const push = log.push.bind(log);
    log.push = (...lines) => { if (lines.some(l => l.method === 'POST' && ROLE.test(l.path))) app.site.fail({ path: ROLE, method: 'GET', status: 502, times: 1_000 }); return push(...lines); };
    await app.drain();
    log.push = push;
  };

  beforeAll(async () => {
    const made = await createInstallation();
    if (!made) return;
    app = made;
    await openForBusiness(app);
  });
  afterEach(() => { jest.useRealTimers(); });
  afterAll(() => app.close());

  it('G19: stands among what needs a look once it has an owner, and an agent closes it by evidence, not whoever asked', there(async () => {
    await lost();
    expect(viewers()).toContain(PEOPLE.ada);
    for (const minutes of [2, 2, 4, 8, 16]) await later(minutes);
    at(Date.now() + MINUTE);
    expect(await item()).toMatchObject({ state: 'unknown', exception: { owner: `user:jira/${PEOPLE.omar}` } });
    const { exceptions } = await app.ok('metrics', { days: 90 }, SAM);
    expect(exceptions).toContainEqual(expect.objectContaining({ requestId: id, itemId: 'i1', kind: 'unknown' }));
    expect((await app.ok('queue', undefined, SAM)).handoffs.map(r => r.id)).toContain(id);
    expect(await settle(true, ADA)).toMatchObject({ ok: false, status: 403 });
    expect(await app.call('settle', { id, itemId: 'i1', held: true, evidence: ' ' }, SAM)).toMatchObject({ ok: false, status: 422 });
    expect(await settle(true)).toMatchObject({ ok: true });
    await app.drain();
    expect(await item()).toMatchObject({ grant: { state: 'active' } });
    expect((await app.ok('metrics', { days: 90 }, SAM)).exceptions.filter(e => e.requestId === id)).toEqual([]);
    expect(await settle(false, INES)).toMatchObject({ ok: false, status: 409 });
    expect(await app.call('endAgain', { id: `${id}.i1` }, SAM)).toMatchObject({ ok: false, status: 409 });
  }));
});
