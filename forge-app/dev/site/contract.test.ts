import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ask } from '../__fixtures__/asking';
import { faultsOf } from '../__fixtures__/openapi';
import { GROUPS, PEOPLE, Site, createSite } from '.';

let site: Site;
beforeEach(async () => { site = await createSite(); });
afterEach(() => site.close());

const REQUEST = '/rest/servicedeskapi/request/{issueIdOrKey}';
const DESK = '/rest/servicedeskapi/servicedesk/{serviceDeskId}';
const ISSUE = '/rest/api/3/issue/{issueIdOrKey}';
const SAM = `user:${PEOPLE.sam}` as const;
const MIRA = `user:${PEOPLE.mira}` as const;

/** operation, address, body, caller: the app where none is named. */
const CALLS: [string, string, unknown?, ('app' | `user:${string}`)?][] = [
  ['GET /rest/servicedeskapi/request', '/rest/servicedeskapi/request'],
  ['POST /rest/servicedeskapi/request', '/rest/servicedeskapi/request', { serviceDeskId: '1', requestTypeId: '27', requestFieldValues: { summary: 'Printer' }, raiseOnBehalfOf: PEOPLE.cleo }],
  [`GET ${REQUEST}`, '/rest/servicedeskapi/request/IT-1?expand=participant,requestType,status'],
  [`GET ${REQUEST}/status`, '/rest/servicedeskapi/request/IT-1/status'],
  [`GET ${REQUEST}/comment`, '/rest/servicedeskapi/request/IT-1/comment'],
  [`POST ${REQUEST}/comment`, '/rest/servicedeskapi/request/IT-1/comment', { body: 'On it.', public: false }],
  [`GET ${REQUEST}/transition`, '/rest/servicedeskapi/request/IT-1/transition'],
  [`POST ${REQUEST}/transition`, '/rest/servicedeskapi/request/IT-1/transition', { id: '761', additionalComment: { body: 'Done.' } }],
  [`GET ${REQUEST}/approval`, '/rest/servicedeskapi/request/IT-3/approval'],
  [`GET ${REQUEST}/approval/{approvalId}`, '/rest/servicedeskapi/request/IT-3/approval/1'],
  [`POST ${REQUEST}/approval/{approvalId}`, '/rest/servicedeskapi/request/IT-3/approval/1', { decision: 'approve' }, MIRA],
  [`GET ${REQUEST}/participant`, '/rest/servicedeskapi/request/IT-1/participant'],
  [`POST ${REQUEST}/participant`, '/rest/servicedeskapi/request/IT-1/participant', { accountIds: [PEOPLE.cleo] }],
  [`GET ${REQUEST}/sla`, '/rest/servicedeskapi/request/IT-1/sla', undefined, SAM],
  [`GET ${REQUEST}/sla/{slaMetricId}`, '/rest/servicedeskapi/request/IT-1/sla/1', undefined, SAM],
  ['GET /rest/servicedeskapi/servicedesk', '/rest/servicedeskapi/servicedesk'],
  [`GET ${DESK}`, '/rest/servicedeskapi/servicedesk/1'],
  [`GET ${DESK}/queue`, '/rest/servicedeskapi/servicedesk/1/queue', undefined, SAM],
  [`GET ${DESK}/requesttype`, '/rest/servicedeskapi/servicedesk/1/requesttype'],
  [`GET ${DESK}/requesttype/{requestTypeId}`, '/rest/servicedeskapi/servicedesk/1/requesttype/25'],
  [`GET ${DESK}/requesttype/{requestTypeId}/field`, '/rest/servicedeskapi/servicedesk/1/requesttype/25/field'],
  [`POST ${DESK}/requesttype/permissions/check`, '/rest/servicedeskapi/servicedesk/1/requesttype/permissions/check', { requestTypeIds: ['25', '28'], permissions: ['canCreateRequest'] }, SAM],
  [`GET ${DESK}/customer`, '/rest/servicedeskapi/servicedesk/1/customer'],
  [`POST ${DESK}/customer`, '/rest/servicedeskapi/servicedesk/1/customer', { accountIds: [PEOPLE.cleo] }],
  ['POST /rest/servicedeskapi/customer', '/rest/servicedeskapi/customer', { email: 'new@partner.example', displayName: 'New Person' }],
  ['GET /rest/servicedeskapi/organization', '/rest/servicedeskapi/organization'],
  ['GET /rest/servicedeskapi/organization/{organizationId}', '/rest/servicedeskapi/organization/3'],
  ['GET /rest/servicedeskapi/organization/{organizationId}/user', '/rest/servicedeskapi/organization/3/user'],
  ['POST /rest/servicedeskapi/organization/{organizationId}/user', '/rest/servicedeskapi/organization/3/user', { accountIds: [PEOPLE.ada] }],
  ['DELETE /rest/servicedeskapi/organization/{organizationId}/user', '/rest/servicedeskapi/organization/3/user', { accountIds: [PEOPLE.carl] }],
  ['GET /rest/servicedeskapi/knowledgebase/article', '/rest/servicedeskapi/knowledgebase/article?query=vpn'],
  ['GET /rest/servicedeskapi/assets/workspace', '/rest/servicedeskapi/assets/workspace'],
  ['GET /rest/api/3/myself', '/rest/api/3/myself'],
  ['GET /rest/api/3/mypermissions', '/rest/api/3/mypermissions?issueKey=IT-1&permissions=BROWSE_PROJECTS'],
  ['POST /rest/api/3/permissions/check', '/rest/api/3/permissions/check', { accountId: PEOPLE.sam, globalPermissions: ['ADMINISTER'], projectPermissions: [{ permissions: ['EDIT_ISSUES'], issues: [10101], projects: [10000] }] }],
  ['GET /rest/api/3/user', `/rest/api/3/user?accountId=${PEOPLE.ada}`],
  ['GET /rest/api/3/user/groups', `/rest/api/3/user/groups?accountId=${PEOPLE.ada}`],
  ['GET /rest/api/3/user/search', '/rest/api/3/user/search?query=ad'],
  ['GET /rest/api/3/groups/picker', '/rest/api/3/groups/picker?query=figma'],
  ['GET /rest/api/3/group/bulk', `/rest/api/3/group/bulk?groupId=${GROUPS.figma}`],
  ['GET /rest/api/3/group/member', `/rest/api/3/group/member?groupId=${GROUPS.figma}`],
  ['POST /rest/api/3/group/user', `/rest/api/3/group/user?groupId=${GROUPS.figma}`, { accountId: PEOPLE.ada }],
  ['GET /rest/api/3/project/{projectIdOrKey}', '/rest/api/3/project/PAY'],
  ['GET /rest/api/3/project/search', '/rest/api/3/project/search'],
  ['GET /rest/api/3/project/{projectIdOrKey}/role', '/rest/api/3/project/PAY/role'],
  ['GET /rest/api/3/project/{projectIdOrKey}/role/{id}', '/rest/api/3/project/PAY/role/10201'],
  ['POST /rest/api/3/project/{projectIdOrKey}/role/{id}', '/rest/api/3/project/PAY/role/10202', { user: [PEOPLE.ada] }],
  ['POST /rest/api/3/issue', '/rest/api/3/issue', { fields: { project: { key: 'PAY' }, summary: 'A task', issuetype: { name: 'Task' } } }],
  [`GET ${ISSUE}`, '/rest/api/3/issue/IT-1'],
  [`PUT ${ISSUE}`, '/rest/api/3/issue/IT-1', { fields: { labels: ['countersign'] } }],
  [`GET ${ISSUE}/transitions`, '/rest/api/3/issue/PAY-1/transitions'],
  [`POST ${ISSUE}/transitions`, '/rest/api/3/issue/PAY-1/transitions', { transition: { id: '21' } }],
  [`POST ${ISSUE}/comment`, '/rest/api/3/issue/IT-1/comment', { body: { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x' }] }] }, properties: [{ key: 'sd.public.comment', value: { internal: true } }] }],
  [`GET ${ISSUE}/comment`, '/rest/api/3/issue/IT-1/comment'],
  [`PUT ${ISSUE}/properties/{propertyKey}`, '/rest/api/3/issue/IT-1/properties/countersign', { state: 'open' }],
  [`GET ${ISSUE}/properties`, '/rest/api/3/issue/IT-1/properties'],
  ['PUT /rest/api/3/project/{projectIdOrKey}/properties/{propertyKey}', '/rest/api/3/project/IT/properties/countersign-outbox', { parts: 1 }],
  ['GET /rest/api/3/project/{projectIdOrKey}/properties', '/rest/api/3/project/IT/properties'],
  [`POST ${ISSUE}/notify`, '/rest/api/3/issue/IT-1/notify', { subject: 'x', to: { reporter: true } }],
  ['GET /rest/api/3/issueLinkType', '/rest/api/3/issueLinkType'],
  ['POST /rest/api/3/issueLink', '/rest/api/3/issueLink', { type: { name: 'Relates' }, inwardIssue: { key: 'IT-1' }, outwardIssue: { key: 'PAY-1' } }],
  ['POST /rest/api/3/search/jql', '/rest/api/3/search/jql', { jql: 'project = IT AND statusCategory != Done ORDER BY created', fields: ['summary', 'status'] }],
];

test.each(CALLS.map(([on, ...rest]) => ({ on, rest })))('$on answers as Atlassian describes it', async ({ on, rest: [path, body, as = 'app'] }) => {
  const answer = await ask(site, path, { as, method: on.split(' ')[0], body });
  expect({ status: answer.status, faults: faultsOf(on, answer) }).toEqual({ status: expect.any(Number), faults: [] });
});

test('a wrong answer would be noticed', async () => {
  const { body } = await ask(site, '/rest/servicedeskapi/request/IT-1', { as: 'app' });
  expect(faultsOf(`GET ${REQUEST}`, { status: 200, body: { ...body, issueId: 7, nonsense: 1 } })).toHaveLength(2);
});

test('an independent client, which checks every answer, is content', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [join(__dirname, '../__fixtures__/client.mjs'), site.url, 'sam@tidewater.example'], { timeout: 20_000 });
  expect(JSON.parse(stdout)).toEqual({ key: 'IT-1', public: false, steps: 5, hidden: 'hidden' });
});
