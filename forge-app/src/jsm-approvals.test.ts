import { ADA, MIRA, OMAR, openForBusiness, SAM } from './__testUtils__/company';
import { effects, inFigma, issueOf, listen, onSite, pageOn } from './__testUtils__/filing';
import { createInstallation, PEOPLE, type Installation } from './__testUtils__/installation';

/** Waits for a manager's yes in Jira since before the app came. */
const ISSUE = '10103';
const WISH = 'add me to Figma users for two weeks';

/** A desk is opened for every call: on a busy machine that adds up. */
jest.setTimeout(300_000);

describe('JSM’s own approvals', () => {
  let app: Installation;
  let jira: ReturnType<typeof listen>;
  const answer = (id: string, decision: 'approve' | 'decline') => onSite(app, PEOPLE.mira, { method: 'POST', path: `/rest/servicedeskapi/request/${ISSUE}/approval/${id}`, body: { decision } });
  const created = () => app.event({ eventType: 'avi:jira:created:issue', atlassianId: PEOPLE.ada, issue: { id: ISSUE, fields: { project: { id: '10000' } } } });
  const updated = async () => { await jira.deliver(); await app.drain({ twice: true }); };

  beforeAll(async () => {
    app = await createInstallation();
    await openForBusiness(app);
    jira = listen(app);
    issueOf(app, ISSUE).summary = WISH;
  });
  afterAll(() => app.close());

  it('while it is open nothing begins, by whatever way; a push that fails after the yes loses nothing', async () => {
    await created();
    expect(app.queue).toEqual([]);
    await onSite(app, PEOPLE.sam, { method: 'PUT', path: `/rest/api/3/issue/${ISSUE}`, body: { fields: { labels: ['x'] } } });
    await updated();
    expect((await pageOn(app, ISSUE, ADA)).page).toMatchObject({ state: 'running' });
    expect(await app.call('resolve', { key: 'agent-0001' }, { ...SAM, issue: ISSUE })).toMatchObject({ ok: false, status: 409 });
    expect(await app.ok('issue', undefined, { ...SAM, issue: ISSUE })).toMatchObject({ jsmApproval: { state: 'pending', name: 'Manager approval' } });
    expect(effects(app)).toEqual([]);
    await answer('1', 'approve');
    app.failPush = 1;
    jest.spyOn(console, 'error').mockImplementation();
    expect(await app.event(jira.events[0])).toMatchObject({ retryOptions: { retryAfter: expect.any(Number) } });
    await updated();
    expect((await pageOn(app, ISSUE, ADA)).item).toMatchObject({ waiting: { for: 'continue-as-you' } });
    expect(await app.ok('approvals', undefined, OMAR)).toEqual([]);
  });

  it('declined: nothing happens, and agents alone read why, once', async () => {
    const other = '10101';
    issueOf(app, other).approvers = [PEOPLE.mira];
    issueOf(app, other).approvals.push({ id: '78', name: 'Budget approval', created: new Date(), finalDecision: 'pending', votes: [{ accountId: PEOPLE.mira, decision: 'pending' }] });
    const event = { eventType: 'avi:jira:created:issue', issue: { id: other, fields: { project: { id: '10000' } } } };
    await app.event(event);
    await onSite(app, PEOPLE.mira, { method: 'POST', path: `/rest/servicedeskapi/request/${other}/approval/78`, body: { decision: 'decline' } });
    const told = [...jira.events];
    await updated();
    for (const again of [...told, event]) await app.event(again);
    await app.drain();
    expect((await pageOn(app, other, ADA)).page).toMatchObject({ state: 'none' });
    expect(issueOf(app, other).comments.map(c => ({ public: c.public, body: c.body }))).toEqual([{ public: false, body: '“Budget approval” was declined in Jira, so Countersign does nothing here.' }]);
    expect(await app.call('resolve', { key: 'agent-0002' }, { ...SAM, issue: other })).toMatchObject({ ok: false, status: 409, message: expect.stringContaining('declined') });
    expect(inFigma(app)).toBe(false);
  });

  it('nobody’s decision was ever sent by the app', async () => {
    expect(await app.ok('approvals', undefined, MIRA)).toEqual([]);
    expect(app.calls.filter(c => c.includes('/approval/'))).toEqual([]);
    expect(app.site.log.filter(l => l.method === 'POST' && l.path.includes('/approval/')).map(l => l.as)).toEqual([`user:${PEOPLE.mira}`, `user:${PEOPLE.mira}`]);
  });
});
