import { jiraConnector } from '@countersign/core/connectors';
import { createSite, GROUPS, PEOPLE, type Site } from '../../dev/site';
import { changeNamed, contextFor, run, settingsFor } from './__fixtures__/desk-account';

let site: Site;
beforeEach(async () => { site = await createSite(); });
afterEach(() => site.close());

const person = 'user:jira/ada';
const payments = { change: 'add-to-group', input: { group: `group:jira/${GROUPS.payments}`, person } };
const members = () => site.state.groups.find(g => g.groupId === GROUPS.payments)?.members;

it('too many calls is refused for now, and says when to come back', async () => {
  site.fail({ path: '/group/user', status: 429, retryAfter: 30 });
  expect(await run(site, payments)).toEqual({ outcome: 'refused', code: 'HTTP_429', message: 'Injected failure. (again in 30 s)', retryable: true });
  expect(members()).toEqual([PEOPLE.omar]);
});

it('a lost answer is no answer: the outcome is not known', async () => {
  site.fail({ path: '/group/user', status: 502, after: true });
  await expect(run(site, payments)).rejects.toThrow('Jira answered 502');
  const change = changeNamed('add-to-group');
  const seen = await change.read?.(payments.input as never, contextFor(site));
  expect(change.reached?.(payments.input as never, seen as never, new Date())).toBe('held');
});

it.each([
  ['the platform', { change: 'add-to-group', input: { group: 'group:jira/none', person } }, { code: 'HTTP_404', message: 'The group could not be found.' }],
  ['the service desk', { change: 'add-to-organization', input: { organization: 'organization:jira/99', person } }, { code: 'sd.error.404', message: 'The organization does not exist or you do not have permission to see it.' }],
  ['a project without that role', { change: 'give-project-role', input: { project: 'project:jira/IT', role: 'Pilots', person } }, { code: 'NO_SUCH_ROLE' }],
  ['a product nobody connected', { change: 'give-product', input: { product: 'resource:jira/miro', person } }, { code: 'NO_SUCH_PRODUCT' }],
  ['a workflow without a way', { change: 'transition-issue', input: { issue: 'issue:jira/10101', to: 'Done', person } }, { code: 'NO_SUCH_TRANSITION' }],
  ['an asset of somebody else', { change: 'assign-asset', account: PEOPLE.omar, input: { asset: 'asset:jira/1', person: 'user:jira/omar' } }, { code: 'HELD_BY_OTHER' }],
])('what %s says is kept as it was said', async (_, asked, said) => {
  expect(await run(site, asked)).toMatchObject({ outcome: 'refused', ...said });
});

it.each(['issue:jira/..', 'issue:jira/.'])('%s would climb, so nothing is called', async issue => {
  await expect(run(site, { change: 'note-for-agents', input: { issue, text: 'x', person } })).rejects.toThrow('cannot be part of an address');
  expect(site.log).toEqual([]);
});

it('a member is not added again, a stranger is not removed', async () => {
  expect(await run(site, { ...payments, account: PEOPLE.omar })).toEqual({ outcome: 'alreadyInState' });
  expect(await run(site, { change: 'remove-from-group', input: payments.input })).toEqual({ outcome: 'alreadyInState' });
});

it.each([
  ['remove-from-group', payments.input, { held: true }],
  ['return-asset', { asset: 'asset:jira/2', person }, { holder: 'this person' }],
  ['transition-issue', { issue: 'issue:jira/10101', to: 'Waiting for customer', person }, { status: 'In progress' }],
])('G20: %s leaves alone what was changed since', async (change, input, expect_) => {
  expect(await run(site, { change, input, expect: expect_ })).toMatchObject({ outcome: 'refused', code: 'CHANGED_SINCE' });
});

it('an issue that could not be linked is not called a failure, and is never made twice', async () => {
  site.fail({ path: '/issueLink', status: 404 });
  const input = { project: 'project:jira/IT', about: 'issue:jira/10101', summary: 'Order a seat', person };
  await expect(run(site, { change: 'create-issue', input })).rejects.toThrow(/^IT-\d+ was made but not linked/);
  expect(changeNamed('create-issue').idempotent).toBeUndefined();
});

it('the census is all of it, or it throws', async () => {
  const holdings = await jiraConnector.census?.read(contextFor(site) as never);
  expect(holdings?.map(h => [h.account, h.resource, h.role, h.revoke.change])).toEqual([
    [PEOPLE.omar, `group:jira/${GROUPS.payments}`, undefined, 'remove-from-group'],
    [PEOPLE.mira, 'resource:jira/figma', undefined, 'take-product'],
    [PEOPLE.ines, 'project:jira/IT', 'Administrators', 'take-project-role'],
    [PEOPLE.omar, 'project:jira/IT', 'Approvers', 'take-project-role'],
  ]);
  site.fail({ path: '/role/10102', status: 403 });
  await expect(jiraConnector.census?.read(contextFor(site) as never)).rejects.toThrow();
});

it('says the next step when the address or the account is wrong, and sends no account where the host signs', async () => {
  const { user: _user, token: _token, ...unsigned } = settingsFor(site);
  const ctx = contextFor(site);
  expect(await jiraConnector.check?.(ctx as never)).toEqual({ ok: true });
  expect(await jiraConnector.check?.({ ...ctx, config: unsigned } as never)).toMatchObject({ ok: false, message: expect.stringContaining('Check the address and the account') });
  expect(site.log.map(l => l.as)).toEqual([`user:${PEOPLE.ines}`, 'none']);
});

it('G16: approvers read what the payload says', () => {
  const say = { person: () => 'Ada', resource: (r: string) => r.slice(r.indexOf('/') + 1), duration: () => '7 days' };
  const read = (id: string, input: object) => changeNamed(id).preview(changeNamed(id).input.parse(input), say);
  expect(read('add-to-group', { group: 'group:jira/payments', person, duration: 'P7D' })).toBe('Add Ada to payments for 7 days');
  expect(read('take-project-role', { project: 'project:jira/IT', role: 'Approvers', person })).toBe('Take Ada out of the role Approvers in IT');
  expect(read('reply-to-customer', { issue: 'issue:jira/IT-1', text: 'Done\u202e.', person })).toBe('Reply on IT-1: “Done.”');
});
