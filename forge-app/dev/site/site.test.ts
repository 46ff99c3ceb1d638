import { ask } from '../__fixtures__/asking';
import { GROUPS, PEOPLE, Site, SiteEvent, createSite } from '.';

let site: Site;
const as = (name: keyof typeof PEOPLE) => ({ as: `user:${PEOPLE[name]}` as const });
const get = (path: string, who: Parameters<typeof as>[0]) => ask(site, path, as(who));

beforeEach(async () => { site = await createSite(); });
afterEach(() => site.close());

test('customers see their own and shared requests, and no others', async () => {
  expect((await get('/rest/servicedeskapi/request/IT-2', 'cleo')).status).toBe(200);
  expect((await get('/rest/servicedeskapi/request/IT-2', 'carl')).status).toBe(200);
  expect((await get('/rest/servicedeskapi/request/IT-1', 'carl')).status).toBe(404);
  expect((await get('/rest/servicedeskapi/request/IT-1', 'mira')).status).toBe(404);
  expect((await get('/rest/servicedeskapi/request/IT-3', 'mira')).status).toBe(200);
});

test('agents see their desk and not another', async () => {
  expect((await get('/rest/servicedeskapi/request/IT-1', 'sam')).status).toBe(200);
  expect((await get('/rest/servicedeskapi/request/HR-1', 'sam')).status).toBe(404);
  expect((await get('/rest/api/3/issue/IT-1', 'ada')).status).toBe(404);
});

test('internal comments are for agents', async () => {
  await ask(site, '/rest/servicedeskapi/request/IT-1/comment', { as: 'app', method: 'POST', body: { body: 'between us', public: false } });
  expect((await get('/rest/servicedeskapi/request/IT-1/comment', 'ada')).body.values).toEqual([]);
  expect((await get('/rest/servicedeskapi/request/IT-1/comment', 'sam')).body.values).toHaveLength(1);
  expect((await ask(site, '/rest/servicedeskapi/request/IT-1/comment', { ...as('ada'), method: 'POST', body: { body: 'x', public: false } })).status).toBe(403);
});

test('only the named approver answers an approval, and never the app', async () => {
  const answer = (who: `user:${string}` | 'app') => ask(site, '/rest/servicedeskapi/request/IT-3/approval/1', { as: who, method: 'POST', body: { decision: 'approve' } });
  expect((await answer('app')).status).toBe(403);
  expect((await answer(`user:${PEOPLE.sam}`)).status).toBe(403);
  expect((await answer(`user:${PEOPLE.mira}`)).body.finalDecision).toBe('approved');
  expect((await answer(`user:${PEOPLE.mira}`)).status).toBe(403);
});

test('the approvers field and the approval step of the workflow make an approval; nothing else does', async () => {
  await ask(site, '/rest/api/3/issue/IT-1', { as: 'app', method: 'PUT', body: { fields: { customfield_10003: [{ accountId: PEOPLE.mira }] } } });
  await ask(site, '/rest/api/3/issue/IT-1/transitions', { as: 'app', method: 'POST', body: { transition: { id: '821' } } });
  expect((await get('/rest/servicedeskapi/request/IT-1/approval', 'mira')).body.values).toMatchObject([{ finalDecision: 'pending', canAnswerApproval: true }]);
});

test('the app\'s own permissions belong to people', async () => {
  const held = async (who: keyof typeof PEOPLE) => (await get(`/rest/api/3/mypermissions?issueKey=IT-1&permissions=${encodeURIComponent(site.permissions.approve)}`, who)).body.permissions[site.permissions.approve].havePermission;
  expect([await held('ada'), await held('sam'), await held('mira'), await held('cleo')]).toEqual([false, true, true, false]);
  const app = await ask(site, `/rest/api/3/mypermissions?permissions=${encodeURIComponent(site.permissions.administer)}`, { as: 'app' });
  expect(app.body.permissions[site.permissions.administer].havePermission).toBe(false);
});

test('the app may ask for an account; a person may not ask for another', async () => {
  const body = { accountId: PEOPLE.mira, projectPermissions: [{ permissions: [site.permissions.approve], issues: [10101], projects: [10001] }] };
  expect((await ask(site, '/rest/api/3/permissions/check', { as: 'app', method: 'POST', body })).body.projectPermissions).toEqual([{ permission: site.permissions.approve, issues: [10101], projects: [] }]);
  expect((await ask(site, '/rest/api/3/permissions/check', { ...as('ada'), method: 'POST', body })).status).toBe(403);
});

test('articles are answered as the reader', async () => {
  const found = async (who: keyof typeof PEOPLE) => (await get('/rest/servicedeskapi/knowledgebase/article?query=break-glass', who)).body.values.length;
  expect([await found('ada'), await found('sam')]).toEqual([0, 1]);
});

test('a call outside the declared scopes is refused', async () => {
  const narrow = await createSite({ scopes: ['read:servicedesk-request'] });
  expect((await ask(narrow, '/rest/servicedeskapi/request/IT-1', { as: 'app' })).status).toBe(200);
  expect((await ask(narrow, '/rest/servicedeskapi/request/IT-1/comment', { as: 'app', method: 'POST', body: { body: 'x' } })).status).toBe(403);
  await narrow.close();
});

test('nobody signed in gets nothing', async () => {
  expect((await ask(site, '/rest/servicedeskapi/request/IT-2', { as: 'none' })).status).toBe(401);
  expect((await ask(site, '/rest/api/3/myself', { as: 'none' })).status).toBe(401);
});

test('group changes are real, and a person cannot make them', async () => {
  const path = `/rest/api/3/group/user?groupId=${GROUPS.figma}`;
  expect((await ask(site, path, { ...as('sam'), method: 'POST', body: { accountId: PEOPLE.ada } })).status).toBe(403);
  expect((await ask(site, path, { as: 'app', method: 'POST', body: { accountId: PEOPLE.ada } })).status).toBe(201);
  expect((await ask(site, path, { as: 'app', method: 'POST', body: { accountId: PEOPLE.ada } })).status).toBe(400);
  expect((await ask(site, `${path}&accountId=${PEOPLE.ada}`, { as: 'app', method: 'DELETE' })).status).toBe(200);
  expect(site.state.groups.find(g => g.groupId === GROUPS.figma)?.members).toEqual([PEOPLE.mira]);
});

test('an object of Assets is read and changed by the app', async () => {
  const path = `/jsm/assets/workspace/${site.state.workspaceId}/v1/object`;
  await ask(site, `${path}/2`, { as: 'app', method: 'PUT', body: { attributes: [{ objectTypeAttributeId: '82', objectAttributeValues: [{ value: PEOPLE.ada }] }] } });
  const found = await ask(site, `${path}/aql`, { as: 'app', method: 'POST', body: { qlQuery: `objectType = Licence AND "Assigned to" = "${PEOPLE.ada}"` } });
  expect(found.body.values).toMatchObject([{ objectKey: 'LIC-1' }]);
  expect((await get(`${path}/2`, 'cleo')).status).toBe(403);
});

test('failures can be had, before the work or after it', async () => {
  site.fail({ path: '/request/IT-1', status: 429, retryAfter: 2 });
  const slowed = await get('/rest/servicedeskapi/request/IT-1', 'ada');
  expect([slowed.status, slowed.headers.get('retry-after')]).toEqual([429, '2']);
  site.fail({ path: '/comment', method: 'POST', status: 502, after: true });
  expect((await ask(site, '/rest/servicedeskapi/request/IT-1/comment', { as: 'app', method: 'POST', body: { body: 'said' } })).status).toBe(502);
  expect(site.state.issues[0].comments).toHaveLength(1);
  expect(site.log.map(l => l.status)).toEqual([429, 502]);
});

test('apps hear of what happens, with who did it', async () => {
  const heard: SiteEvent[] = [];
  site.subscribe(event => heard.push(event));
  await ask(site, '/rest/servicedeskapi/request', { ...as('cleo'), method: 'POST', body: { serviceDeskId: '1', requestTypeId: '27', requestFieldValues: { summary: 'Printer' } } });
  await ask(site, '/rest/servicedeskapi/request/IT-1/comment', { as: 'app', method: 'POST', body: { body: 'Hello' } });
  expect(heard).toMatchObject([
    { eventType: 'avi:jira:created:issue', atlassianId: PEOPLE.cleo, byApp: false, issue: { fields: { project: { projectTypeKey: 'service_desk' } } } },
    { eventType: 'avi:jira:commented:issue', atlassianId: PEOPLE.app, byApp: true, comment: { jsdPublic: true } },
  ]);
});

test('a customer cannot raise a type kept for others, or on somebody\'s behalf', async () => {
  const raise = (body: object, who: keyof typeof PEOPLE) => ask(site, '/rest/servicedeskapi/request', { ...as(who), method: 'POST', body: { serviceDeskId: '1', requestTypeId: '27', requestFieldValues: { summary: 'x' }, ...body } });
  expect((await raise({ requestTypeId: '28' }, 'cleo')).status).toBe(400);
  expect((await raise({ raiseOnBehalfOf: PEOPLE.ada }, 'cleo')).status).toBe(403);
  expect((await raise({ raiseOnBehalfOf: PEOPLE.ada }, 'sam')).body.reporter.accountId).toBe(PEOPLE.ada);
});
