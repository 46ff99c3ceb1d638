import { at } from './__testUtils__/clock';
import { ADA, AUD, OMAR, openForBusiness } from './__testUtils__/company';
import { effects, file, inFigma, listen, pageOn } from './__testUtils__/filing';
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
    app = await createInstallation();
    await openForBusiness(app);
  });
  afterEach(() => { jest.useRealTimers(); app.sql.proxy.fault = undefined; });
  afterAll(() => app.close());

  it('Jira is busy or broken: the queue is asked to come again when Jira said, and then it goes on', async () => {
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
  });

  it('a push that fails after the vote was written: the schedule goes on with it', async () => {
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
  });

  it.each(['before', 'after'] as const)('the database dies %s one write after the other: nothing is lost and nothing done twice', async how => {
    let [alive, deaths] = [Infinity, 0];
    const dies = (sql: string) => /^\s*(insert|update|delete)/i.test(sql) && alive-- === 1;
    app.sql.proxy.fault = (_, sql) => { if (!dies(sql)) return undefined; deaths++; return how; };
    /** Tried again, each time living for one write more, until it lives to the end. */
    const until = async (work: () => Promise<boolean>) => { for (let n = 1; n < 40; n++) { alive = n; if ((await work()) && alive > 0) return; } throw new Error('it never came through'); };
    const runOne = (job: Queued) => until(async () => !(await app.run(job)));
    const runAll = async () => { for (let job = app.queue.shift(); job; job = app.queue.shift()) await runOne(job); };
    const before = given();
    const id = await ask();
    await runAll();
    await until(async () => { const waits = await approvalOf(id); return !waits || (await approve(id)).ok; });
    await runAll();
    app.sql.proxy.fault = undefined;
    for (let n = 1; n < 4 && (await item(id))?.state !== 'verified'; n++) { at(Date.now() + 1_200_000); await app.due(); await app.drain(); }
    expect(await item(id)).toMatchObject({ state: 'verified' });
    expect(given() - before).toBe(1);
    expect(deaths).toBeGreaterThan(5);
    leave();
  });

  it('every job comes again, later and in another order: one effect, and the record verifies', async () => {
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
  });

  it('an issue whose run was lost altogether is taken up within two hours, and its reporter confirms', async () => {
    const jira = listen(app);
    const issue = await file(app, { by: PEOPLE.ada, text: WISH });
    await jira.deliver();
    expect(app.queue.splice(0)).toHaveLength(1);
    const hourly = () => app.as(undefined, () => (require('./index') as typeof import('./index')).runHourly());
    await hourly();
    expect(app.queue).toEqual([]);
    at(Date.now() + 3_700_000);
    await hourly();
    await app.drain();
    expect((await pageOn(app, issue, ADA)).item).toMatchObject({ waiting: { for: 'continue-as-you' } });
    await hourly();
    expect(app.queue).toEqual([]);
  });

  it('a desk is open well within a resolver’s time', async () => {
    const began = process.cpuUsage();
    await app.ok('me', undefined, ADA);
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 1_000).toBeLessThan(DESK_MS);
  });
});
