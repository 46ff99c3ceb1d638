import { INES } from './__testUtils__/company';
import { createInstallation, type As, type Installation } from './__testUtils__/installation';
import { BEHIND, OPENING } from './__testUtils__/tab-calls';
import type { CallName, RoleName, Sent } from './contract';
import { TABS, tabsFor, type TabTitle } from './frontend/admin/tabs-for';

/** A desk is opened for every call: on a busy machine that adds up. */
jest.setTimeout(600_000);

const ROLES = ['admin', 'auditor', 'desk', 'security', 'policyAuthor', 'policyApprover', 'connectorOperator', 'privacy'] as const satisfies readonly RoleName[];
const WHO = [...ROLES, 'nobody'] as const;
type Who = (typeof WHO)[number];
const account = (who: Who) => `5f0a1c2e9b6d4a0068c1-${who}`;
const as = (who: Who): As => ({ account: account(who) });
const OPENERS = '0a1b2c3d-0000-4000-8000-00000000f00d';

const reason = 'because it is so';
type Act = { readonly [C in CallName]: readonly [C, Sent<C>, ...RoleName[]] }[CallName];
/** What is pressed on the page, and the roles that are let in. */
const ACTS: readonly Act[] = [
  ['testSystem', { id: 'jira' }, 'admin', 'connectorOperator'],
  ['setCredential', { name: 'figma', secret: 'a-secret-of-it' }, 'connectorOperator'],
  ['signing', { sender: 'hr' }, 'connectorOperator'],
  ['checkRules', { change: {} }, 'admin', 'policyAuthor'],
  ['proposeRules', { change: {}, reason }, 'admin', 'policyAuthor'],
  ['autonomy', { requestType: 'join-group', autonomy: 'auto', reason }, 'admin', 'policyAuthor'],
  ['releaseSwitch', { id: 'x' }, 'admin', 'security'],
  ['scanDrift', undefined, 'admin', 'desk', 'connectorOperator'],
  ['resolveDrift', { id: 'd1', how: 'revoke', reason }, 'admin', 'desk', 'connectorOperator'],
  ['pair', { do: 'confirm', name: 'x', fingerprint: 'amber' }, 'admin', 'security'],
  ['pair', { do: 'unpair', name: 'x', reason }, 'admin', 'security'],
  ['pair', { do: 'invite', name: 'x' }],
  ['erase', { person: 'user:jira/somebody', reason }, 'privacy'],
];

describe('each role of the desk alone, let in to the page by “Audit Countersign”', () => {
  let app: Installation;
  beforeAll(async () => {
    app = await createInstallation();
    const { state, permissions } = app.site;
    state.accounts.push(...WHO.map(who => ({ accountId: account(who), displayName: who, accountType: 'atlassian' as const, active: true, email: '' })));
    state.groups.push({ groupId: OPENERS, name: 'openers', members: WHO.map(account) });
    state.globalGrants[permissions.audit] = [OPENERS];
    await app.ok('setUp', { name: 'Tidewater', roles: Object.fromEntries(ROLES.map(role => [role, [`user:jira/${account(role)}`]])) as Record<RoleName, string[]> }, INES);
  });
  afterAll(() => app.close());

  const isLetIn = async (who: Who, call: CallName, sent: unknown) => {
    const answer = await app.call(call, sent as never, as(who));
    return answer.ok || answer.status !== 403;
  };
  const tabsOf = async (who: Who) => tabsFor(await app.ok('me', undefined, as(who)), await app.ok('admin', undefined, as(who)));

  it('G26: has its own tabs, and none of another’s', async () => {
    const found = Object.fromEntries(await Promise.all(WHO.map(async who => [who, (await tabsOf(who)).join(', ')])));
    expect(found).toEqual({
      admin: 'Numbers, Start, Systems, Request types, Rules, Approvers, Stop, Limits, Drift, Other hosts, About',
      auditor: 'Numbers, Systems, Rules, Approvers, Limits, Record, Drift, People, Other hosts, About',
      desk: 'Numbers, Rules, Approvers, Drift', security: 'Numbers, Rules, Approvers, Stop, Limits, Other hosts',
      policyAuthor: 'Request types, Rules, Approvers', policyApprover: 'Rules, Approvers', connectorOperator: 'Systems, Drift', privacy: 'People', nobody: '',
    });
  });

  it.each(WHO)('G5, G26: %s sees a tab where its calls are let in, and only there', async who => {
    const shown = await tabsOf(who);
    const behind = (title: TabTitle) => [...OPENING[title], ...[BEHIND[title]].flatMap(call => (call ? [call] : []))];
    for (const title of TABS.filter(t => behind(t).length > 0)) {
      const letIn = await Promise.all(behind(title).map(([call, sent]) => isLetIn(who, call, sent)));
      expect([title, letIn.every(Boolean)]).toEqual([title, shown.includes(title)]);
    }
  });

  it.each(ACTS.map(([call, sent, ...roles]) => ({ call, sent, roles, name: `${call} ${JSON.stringify(sent)}` })))('G26: $name is for $roles', async ({ call, sent, roles }) => {
    const letIn = await Promise.all(WHO.map(async who => ((await isLetIn(who, call, sent)) ? [who] : [])));
    expect(letIn.flat()).toEqual(WHO.filter(who => (roles as readonly Who[]).includes(who)));
  });

  it('G5: without Jira’s permission no role opens the page or does any of it', async () => {
    const { state, permissions } = app.site;
    state.globalGrants[permissions.audit] = [];
    for (const who of ROLES) expect([who, await isLetIn(who, 'admin', undefined)]).toEqual([who, false]);
    // Rules are proposed from a project's settings too: there its administrators are let in by Jira's own permission.
    for (const [call, sent, ...roles] of ACTS.filter(([name]) => !name.endsWith('Rules'))) {
      for (const who of roles) expect([call, who, await isLetIn(who, call, sent)]).toEqual([call, who, false]);
    }
    state.globalGrants[permissions.audit] = [OPENERS];
  });
});
