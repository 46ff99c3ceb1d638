import { ADA, AUD, CLEO, INES, OMAR, openForBusiness, SAM } from './__testUtils__/company';
import { file, issueOf, listen } from './__testUtils__/filing';
import { PERSONS, TABLE } from './__testUtils__/who-may';
import { createInstallation, PEOPLE, type As, type Installation } from './__testUtils__/installation';
import type { CallName } from './contract';
import type { Site } from '../dev/site';

/** A desk is opened for every call: on a busy machine that adds up. */
jest.setTimeout(600_000);

const PROJECT = { id: '10000', key: 'IT' };
const DORA = '5f0a1c2e9b6d4a0068c1d04a';
const LEW = '5f0a1c2e9b6d4a0068c11e30';
const CARL = { account: PEOPLE.carl, kind: 'customer' as const };
/** In the order of the table's columns: whoever is let in comes last. */
const WHO: Readonly<Record<(typeof PERSONS)[number], As>> = {
  anonymous: { portal: true, kind: 'customer' }, 'deactivated': { account: LEW }, 'another customer': { ...CARL, portal: true }, 'of another project': { account: DORA }, employee: ADA,
  auditor: AUD, admin: INES, approver: OMAR, agent: SAM, customer: { ...CLEO, portal: true },
};
/** Before the app touches the issue, Jira has told it, asked as the person, that they may see it or what they may do. */
function askedFirst(lines: Site['log'], issue: string): boolean {
  const first = lines.findIndex(l => l.as === 'app' && l.path.includes(issue));
  return first < 0 || lines.slice(0, first).some(l => l.as.startsWith('user:') && l.status === 200 && (l.path.includes(issue) || l.path === '/rest/api/3/mypermissions'));
}

describe('who may call what', () => {
  let app: Installation;
  let issue = '';
  let [id, approval] = ['', ''];

  beforeAll(async () => {
    app = await createInstallation();
    const { state } = app.site;
    state.accounts.push({ accountId: DORA, displayName: 'Dora Vale', accountType: 'atlassian', active: true, email: '' }, { accountId: LEW, displayName: 'Lew Hart', accountType: 'atlassian', active: false, email: '' });
    state.projects.find(p => p.key === 'PAY')?.roles[1].users.push(DORA);
    await openForBusiness(app);
    const jira = listen(app);
    const { nonce } = await app.ok('nonce', { text: '' }, { ...CLEO, requestType: '25' });
    issue = await file(app, { by: PEOPLE.cleo, text: 'add me to Figma users for two weeks', attached: { nonce } });
    issueOf(app, issue).organizations = ['3'];
    await jira.deliver();
    await app.drain();
    [{ id: approval, requestId: id }] = await app.ok('approvals', undefined, OMAR);
  });
  afterAll(() => app.close());

  it.each(TABLE.map(row => [row.call, row] as const))('G5, G30: %s', async (call, { sent, answers }) => {
    const found: string[] = [];
    for (const person of PERSONS) {
      const from = app.site.log.length;
      const answer = await app.call(call, sent(id, approval) as never, { ...WHO[person], issue, project: PROJECT, requestType: '25' });
      found.push(answer.ok || answer.status === 409 || answer.status === 422 ? '+' : String(answer.status));
      expect({ call, person, askedFirst: askedFirst(app.site.log.slice(from), issue) }).toEqual({ call, person, askedFirst: true });
    }
    expect(found.join(' ')).toBe(answers);
  });

  it('every call of the contract is in the table', () => {
    const { CALLS } = require('./resolvers') as typeof import('./resolvers');
    expect(TABLE.map(r => r.call).sort()).toEqual(Object.keys(CALLS).sort());
  });

  it('what has the wrong shape is refused with a next step, before anything is asked of Jira', async () => {
    const from = app.site.log.length;
    for (const { call } of TABLE) {
      for (const sent of [42, 'x', [], [{}], { id: {} }, { id: '../../x', text: 1 }, { unknown: true }, { toString: 1 }]) {
        expect([call, sent, await app.call(call as CallName, sent as never, { ...INES, issue, project: PROJECT })]).toEqual([call, sent, { ok: false, status: 422, message: expect.any(String), next: expect.stringMatching(/\w/) }]);
      }
    }
    expect(app.site.log.slice(from)).toEqual([]);
  });
});
