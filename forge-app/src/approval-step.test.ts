import { parseDocument } from 'yaml';
import { ADA, change, INES, OMAR, openForBusiness, SAM } from './__testUtils__/company';
import { effects, file, inFigma, issueOf, listen, onSite, pageOn } from './__testUtils__/filing';
import { createInstallation, GROUPS, PEOPLE, type Installation } from './__testUtils__/installation';

const WISH = 'add me to Figma users for two weeks';
const STEP = { field: 'customfield_10003', ask: 'Request approval', back: 'Take approval back' };

/** A desk is opened for every call: on a busy machine that adds up. */
jest.setTimeout(300_000);

describe('the workflow’s approval step as a channel', () => {
  let app: Installation;
  let jira: ReturnType<typeof listen>;
  const on = (test: (site: Installation) => Promise<void>) => () => test(app);

  beforeAll(async () => {
    app = await createInstallation();
    await openForBusiness(app);
    const doc = parseDocument((await app.ok('rules', undefined, INES)).files.find(f => f.path === 'jira.yaml')?.text ?? '');
    doc.setIn(['projects', '10000', 'approvalStep'], STEP);
    await change(app, { 'jira.yaml': doc.toString() });
    jira = listen(app);
  });
  afterAll(() => app.close());

  /** Ada asks by the portal's form, signed. @returns the issue, which waits for Payments' owner. */
  const asked = async (site: Installation, text = WISH): Promise<string> => {
    const { nonce } = await site.ok('nonce', { text }, { ...ADA, requestType: '25' });
    const issue = await file(site, { by: PEOPLE.ada, text, attached: { nonce, text } });
    await heard(site);
    return issue;
  };
  const heard = async (site: Installation) => { await jira.deliver(); await site.drain({ twice: true }); };
  const open = (site: Installation, issue: string) => issueOf(site, issue).approvals.filter(a => a.finalDecision === 'pending');
  const answer = (site: Installation, issue: string, decision: 'approve' | 'decline', as: string = PEOPLE.omar) =>
    onSite(site, as, { method: 'POST', path: `/rest/servicedeskapi/request/${issue}/approval/${open(site, issue)[0].id}`, body: { decision } });
  const statusOf = (site: Installation, issue: string) => issueOf(site, issue).history.at(-1)?.status;
  const leave = (site: Installation) => { const figma = site.site.state.groups.find(g => g.groupId === GROUPS.figma); if (figma) figma.members = figma.members.filter(m => m !== PEOPLE.ada); };

  it('G13: it is opened for one payload and whoever may decide it; a yes there is that person’s vote, once', on(async site => {
    const issue = await asked(site);
    expect(open(site, issue)).toMatchObject([{ votes: [{ accountId: PEOPLE.omar, decision: 'pending' }] }]);
    const { item } = await pageOn(site, issue, ADA);
    const said = issueOf(site, issue).comments.filter(c => c.body.includes('exactly this'));
    expect(said).toMatchObject([{ public: true, body: expect.stringContaining(`“${item?.sentence}”`) }]);
    expect(said[0].body).toContain(item?.payloadHash.slice(0, 8));
    expect(await site.ok('issue', undefined, { ...SAM, issue })).toMatchObject({ jsmApproval: { state: 'pending', channel: true } });
    await answer(site, issue, 'approve');
    const told = [...jira.events];
    await heard(site);
    for (const again of told) await site.event(again);
    await site.drain();
    expect((await pageOn(site, issue, ADA)).item).toMatchObject({ state: 'verified', steps: [{ votes: [{ by: `user:jira/${PEOPLE.omar}`, comment: 'Approved in “Approval”', payloadHash: item?.payloadHash }] }] });
    expect(inFigma(site)).toBe(true);
    expect(effects(site).filter(e => e.includes('/group/user'))).toHaveLength(1);
    leave(site);
  }));

  it('a no there ends it, and nothing stays open', on(async site => {
    const issue = await asked(site, 'add me to Figma users for 30 days');
    await answer(site, issue, 'decline');
    await heard(site);
    expect((await pageOn(site, issue, ADA)).item).toMatchObject({ state: 'declined' });
    expect(open(site, issue)).toEqual([]);
    expect(inFigma(site)).toBe(false);
  }));

  it('G14: decided in the panel, it is taken back in Jira', on(async site => {
    const issue = await asked(site, 'add me to Figma users for a week');
    expect(statusOf(site, issue)).toBe('Waiting for approval');
    const [approval] = await site.ok('approvals', undefined, OMAR);
    await site.ok('decide', { id: approval.id, decision: 'approve', payloadHash: approval.payloadHash }, OMAR);
    await site.drain();
    expect(statusOf(site, issue)).toBe('Waiting for support');
    expect((await pageOn(site, issue, ADA)).item).toMatchObject({ state: 'verified' });
    leave(site);
  }));

  it('G12 G13: edited by an agent, the old question is taken back, the new one is asked, and an answer to the old is no vote', on(async site => {
    const issue = await asked(site, 'add me to Figma users for 14 days');
    const { id, item } = await pageOn(site, issue, ADA);
    const [old] = open(site, issue);
    await site.ok('amend', { id, itemId: item?.id ?? '', change: { duration: 'P7D' } }, { ...SAM, issue });
    // Answered before the app came to it.
    await answer(site, issue, 'approve');
    await heard(site);
    expect(old.finalDecision).toBe('approved');
    expect(inFigma(site)).toBe(false);
    const { request } = await pageOn(site, issue, ADA);
    expect(request?.items.at(-1)).toMatchObject({ state: 'waiting', waiting: { for: 'approval' } });
    expect(open(site, issue)).toHaveLength(1);
    await answer(site, issue, 'approve');
    await heard(site);
    expect((await pageOn(site, issue, ADA)).request?.items.at(-1)).toMatchObject({ state: 'verified', input: { duration: 'P7D' } });
    leave(site);
  }));

  it('G12: an approval that others put themselves into gives nobody a vote', on(async site => {
    const issue = await asked(site, 'add me to Figma users for 10 days');
    open(site, issue)[0].votes = [{ accountId: PEOPLE.sam, decision: 'pending' }];
    await answer(site, issue, 'approve', PEOPLE.sam);
    await heard(site);
    expect(inFigma(site)).toBe(false);
    expect(issueOf(site, issue).comments.filter(c => !c.public).map(c => c.body)).toEqual([expect.stringContaining('does not count here. You cannot decide this one.')]);
    expect((await pageOn(site, issue, ADA)).item).toMatchObject({ state: 'waiting' });
  }));

  it('G5: whom Jira does not let approve has no vote there either', on(async site => {
    const issue = await asked(site, 'add me to Figma users for a day');
    const roles = site.site.state.projects.find(p => p.id === '10000')?.roles ?? [];
    const approvers = roles.find(r => r.name === 'Approvers');
    if (approvers) approvers.users = [];
    await answer(site, issue, 'approve');
    await heard(site);
    if (approvers) approvers.users = [PEOPLE.omar];
    expect(inFigma(site)).toBe(false);
    expect(issueOf(site, issue).comments.filter(c => !c.public).map(c => c.body)).toEqual([expect.stringContaining('Jira does not let them decide')]);
  }));

  it('an event that was lost is heard by the schedule', on(async site => {
    const issue = await asked(site, 'add me to Figma users for three days');
    await answer(site, issue, 'approve');
    jira.events.length = 0;
    await site.due();
    await site.drain();
    expect((await pageOn(site, issue, ADA)).item).toMatchObject({ state: 'verified' });
    leave(site);
  }));

  it('a workflow that offers no such transition, or Jira that refuses, leaves it to the panel', on(async site => {
    const { nonce } = await site.ok('nonce', { text: 'add me to Figma users for 2 days' }, { ...ADA, requestType: '25' });
    const issue = await file(site, { by: PEOPLE.ada, text: 'add me to Figma users for 2 days', attached: { nonce, text: 'add me to Figma users for 2 days' } });
    issueOf(site, issue).history.push({ status: 'Resolved', at: new Date() });
    await heard(site);
    expect(open(site, issue)).toEqual([]);
    const { item } = await pageOn(site, issue, ADA);
    expect(item).toMatchObject({ waiting: { for: 'approval' } });
    expect((await site.ok('approvals', undefined, OMAR)).some(a => a.item.payloadHash === item?.payloadHash)).toBe(true);
  }));

  it('nobody’s answer was ever sent by the app', on(async site => {
    expect(site.site.log.filter(l => l.method === 'POST' && l.path.includes('/approval/') && !l.as.startsWith('user:'))).toEqual([]);
  }));
});
