import { at } from './__testUtils__/clock';
import { ADA, AUD, OMAR, openForBusiness } from './__testUtils__/company';
import { effects, inFigma } from './__testUtils__/filing';
import { createInstallation, GROUPS, PEOPLE, type Installation, type Queued } from './__testUtils__/installation';

const WISH = 'add me to Figma users for two weeks';
/** Processor time of one resolver's call, milliseconds: Forge allows 25 s of wall clock. */
const DESK_MS = 4_000;

/** A desk is opened for every call: on a busy machine that adds up. */
jest.setTimeout(300_000);

describe('what breaks on the way', () => {
  let app: Installation;
  let key = 10_000;
  const ask = async () => (await app.ok('ask', { text: WISH, key: `key-${++key}` }, ADA)).id;
  const given = () => effects(app).filter(e => e === 'POST /rest/api/3/group/user').length;
  const item = async (id: string) => (await app.ok('request', { id }, ADA)).request?.items[0];
  const approvalOf = async (id: string) => (await app.ok('approvals', undefined, OMAR)).filter(a => a.requestId === id)[0];
  const approve = async (id: string) => { const a = await approvalOf(id); return app.call('decide', { id: a.id, decision: 'approve', payloadHash: a.payloadHash }, OMAR); };
  const leave = () => { for (const g of app.site.state.groups) if (g.groupId === GROUPS.figma) g.members = g.members.filter(m => m !== PEOPLE.ada); };

  beforeAll(async () => {
    const made = await createInstallation();
    if (!made) return;
    app = made;
    await openForBusiness(app);
  });
  afterEach(() => { jest.useRealTimers(); if (app) app.sql.proxy.fault = undefined; });
  afterAll(() => app?.close());
  const there = (work: () => Promise<void>) => async () => { if (app) await work(); };

  it('Jira is busy or broken: the queue is asked to come again when Jira said, and then it goes on', there(async () => {
    const id = await ask();
    const [job] = app.queue.splice(0);
    app.site.fail({ path: '/rest/api/3/user', status: 429, retryAfter: 42 });
    expect(await app.run(job)).toMatchObject({ retryOptions: { retryAfter: 42, retryReason: 'FUNCTION_UPSTREAM_RATE_LIMITED' } });
    app.site.fail({ path: '/rest/api/3/user', status: 502, times: 2 });
    expect(await app.run(job, 1)).toMatchObject({ retryOptions: { retryAfter: 15 } });
    expect(await app.run(job, 4)).toMatchObject({ retryOptions: { retryAfter: 15 } });
    expect(await app.ok('request', { id }, ADA)).toMatchObject({ state: 'none', fault: { message: 'Countersign could not work on this just now.' } });
    expect(await app.run(job, 2)).toBeUndefined();
    await app.drain();
    expect(await item(id)).toMatchObject({ waiting: { for: 'approval' } });
    app.site.fail({ path: '/mypermissions', status: 429, retryAfter: 5 });
    expect(await app.call('admin', undefined, ADA)).toMatchObject({ ok: false, status: 429, next: expect.stringContaining('Nothing was lost') });
    await app.ok('cancel', { id }, ADA);
  }));

  it('a push that fails after the vote was written: the schedule goes on with it', there(async () => {
    app.failPush = 1;
    expect(await app.call('ask', { text: WISH, key: 'key-00001' }, ADA)).toMatchObject({ ok: false });
    const id = await ask();
    await app.drain();
    app.failPush = 1;
    await approve(id);
    expect([app.queue, inFigma(app)]).toEqual([[], false]);
    at(Date.now() + 180_000);
    await app.due();
    await app.drain();
    expect(await item(id)).toMatchObject({ state: 'verified' });
    expect(inFigma(app)).toBe(true);
    leave();
  }));

  it.each(['before', 'after'] as const)('the database dies %s one write after the other: nothing is lost and nothing done twice', there0(async how => {
    const writes = { left: 0 };
    app.sql.proxy.fault = (_, sql) => (/^\s*(insert|update|delete)/i.test(sql) && writes.left-- === 1 ? how : undefined);
    const killed = async (job: Queued) => { for (let n = 1; n < 40; n++) { writes.left = n; if (!(await app.run(job)) && writes.left > 0) return n; } throw new Error('never ended'); };
    const before = given();
    const id = await ask();
    for (let job = app.queue.shift(); job; job = app.queue.shift()) await killed(job);
    for (let n = 1; (writes.left = n) < 20 && (await item(id))?.waiting?.for === 'approval'; n++) {
      writes.left = n;
      const a = await approvalOf(id);
      if (!a) break;
      await app.call('decide', { id: a.id, decision: 'approve', payloadHash: a.payloadHash }, OMAR);
    }
    for (let job = app.queue.shift(); job; job = app.queue.shift()) await killed(job);
    app.sql.proxy.fault = undefined;
    for (let n = 1; n < 4 && (await item(id))?.state !== 'verified'; n++) { at(Date.now() + n * 1_200_000); await app.due(); await app.drain(); }
    expect(await item(id)).toMatchObject({ state: 'verified' });
    expect(given() - before).toBe(1);
    jest.useRealTimers();
    leave();
  }));

  it('every job comes again, later and in another order: one effect, and the record verifies', there(async () => {
    const jobs: Queued[] = [];
    const runAll = async () => { for (let job = app.queue.shift(); job; job = app.queue.shift()) { jobs.push(job); expect(await app.run(job)).toBeUndefined(); } };
    const before = given();
    const id = await ask();
    await runAll();
    await approve(id);
    await runAll();
    for (const job of jobs.reverse()) expect(await app.run(job)).toBeUndefined();
    await app.drain();
    expect(await item(id)).toMatchObject({ state: 'verified' });
    expect(given() - before).toBe(1);
    expect(await app.ok('verify', undefined, AUD)).toMatchObject({ ok: true });
  }));

  it('a desk is open well within a resolver’s time', there(async () => {
    const began = process.cpuUsage();
    await app.ok('me', undefined, ADA);
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 1_000).toBeLessThan(DESK_MS);
  }));

  function there0<T>(work: (of: T) => Promise<void>) { return async (of: T) => { if (app) await work(of); }; }
});
