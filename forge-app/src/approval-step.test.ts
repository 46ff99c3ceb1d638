import { parseDocument } from 'yaml';
import { ADA, change, INES, MIRA, OMAR, openForBusiness, SAM } from './__testUtils__/company';
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

  describe('where Jira wants two answers', () => {
    /** Figma is owned by two people, and its approval in Jira takes both. */
    const two = async (site: Installation, text: string) => {
      const owners = site.site.state.groups.find(g => g.groupId === GROUPS.payments);
      owners?.members.push(PEOPLE.sam);
      const issue = await asked(site, text);
      if (owners) owners.members = owners.members.filter(m => m !== PEOPLE.sam);
      const [approval] = open(site, issue);
      approval.needs = 2;
      approval.votes = [PEOPLE.omar, PEOPLE.sam].map(accountId => ({ accountId, decision: 'pending' as const }));
      return issue;
    };

    it('G14: a yes that was taken back in the desk is not cast again', on(async site => {
      const policy = 'policies/access.cedar';
      const text = (await site.ok('rules', undefined, INES)).files.find(f => f.path === policy)?.text ?? '';
      await change(site, { [policy]: text.replace('context.approvals.owner >= 1', 'context.approvals.owner >= 2') });
      const issue = await two(site, 'add me to Figma users for 4 days');
      await answer(site, issue, 'approve');
      await heard(site);
      const { id, item } = await pageOn(site, issue, ADA);
      expect(item).toMatchObject({ state: 'waiting', steps: [{ count: 2, votes: [{ by: `user:jira/${PEOPLE.omar}` }] }] });
      await site.ok('withdraw', { id: `${id}.${item?.steps[0].id}` }, OMAR);
      await heard(site);
      await site.due();
      await heard(site);
      expect((await pageOn(site, issue, ADA)).item).toMatchObject({ state: 'waiting', steps: [{ votes: [] }] });
      await site.ok('cancel', { id }, ADA);
      await heard(site);
      await change(site, { [policy]: text });
    }));

    it('G8 G13: an answer that did not count then does not count later, whatever its giver may do by then', on(async site => {
      const issue = await two(site, 'add me to Figma users for 6 days');
      const approvers = site.site.state.projects.find(p => p.id === '10000')?.roles.find(r => r.name === 'Approvers');
      if (approvers) approvers.users = [];
      await answer(site, issue, 'approve');
      await heard(site);
      if (approvers) approvers.users = [PEOPLE.omar];
      await site.due();
      await heard(site);
      expect((await pageOn(site, issue, ADA)).item).toMatchObject({ state: 'waiting', steps: [{ votes: [] }] });
      expect(issueOf(site, issue).comments.filter(c => !c.public)).toHaveLength(1);
    }));
  });

  it('G1 G13: an approval that somebody else opened is nobody’s vote, also after opening ours failed', on(async site => {
    const { nonce } = await site.ok('nonce', { text: 'add me to Figma users for 8 days' }, { ...ADA, requestType: '25' });
    site.site.fail({ path: /\/transitions$/, status: 500, method: 'POST' });
    const issue = await file(site, { by: PEOPLE.ada, text: 'add me to Figma users for 8 days', attached: { nonce, text: 'add me to Figma users for 8 days' } });
    await jira.deliver();
    for (let next = site.queue.shift(); next; next = site.queue.shift()) await site.run(next);
    await onSite(site, PEOPLE.sam, { method: 'POST', path: `/rest/api/3/issue/${issue}/transitions`, body: { transition: { id: '821' } } });
    await site.due();
    await heard(site);
    expect(open(site, issue)).toHaveLength(1);
    await answer(site, issue, 'approve');
    await heard(site);
    expect(inFigma(site)).toBe(false);
    expect((await pageOn(site, issue, ADA)).item).toMatchObject({ state: 'waiting' });
  }));

  it('G25: switched off by the rules, nothing is heard any more, and what is open in Jira is taken back', on(async site => {
    const issue = await asked(site, 'add me to Figma users for 9 days');
    const text = (await site.ok('rules', undefined, INES)).files.find(f => f.path === 'jira.yaml')?.text ?? '';
    const doc = parseDocument(text);
    doc.deleteIn(['projects', '10000', 'approvalStep']);
    await change(site, { 'jira.yaml': doc.toString() });
    const others = open(site, issue);
    await site.due();
    await heard(site);
    expect([others.length, statusOf(site, issue)]).toEqual([1, 'Waiting for support']);
    expect((await pageOn(site, issue, ADA)).item).toMatchObject({ state: 'waiting' });
    await change(site, { 'jira.yaml': text });
  }));

  it('the page that maps forms leaves what else is said about the project', on(async site => {
    const { id } = await site.ok('mapProject', { on: true, mapped: { 26: 'get-product' }, reason: 'The form says what is meant' }, { ...INES, project: { id: '10000', key: 'IT' } });
    await site.drain();
    expect((await site.ok('request', { id }, INES)).request?.items).toHaveLength(1);
    const [approval] = (await site.ok('approvals', undefined, MIRA)).filter(a => a.requestId === id);
    await site.ok('decide', { id: approval.id, decision: 'approve', payloadHash: approval.payloadHash }, MIRA);
    await site.drain();
    expect(parseDocument((await site.ok('rules', undefined, INES)).files.find(f => f.path === 'jira.yaml')?.text ?? '').toJS().projects['10000']).toEqual({ on: true, requestTypes: { 26: 'get-product' }, approvalStep: STEP });
  }));

  it('nobody’s answer was ever sent by the app', on(async site => {
    expect(site.site.log.filter(l => l.method === 'POST' && l.path.includes('/approval/') && !l.as.startsWith('user:'))).toEqual([]);
  }));
});
