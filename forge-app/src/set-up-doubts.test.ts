import { INES } from './__testUtils__/company';
import { createInstallation, GROUPS, PEOPLE, ROLES, type Installation } from './__testUtils__/installation';

jest.setTimeout(120_000);
const group = (id: string) => `group:jira/${id}`;
const mira = [`user:jira/${PEOPLE.mira}`];

describe('before it is set up', () => {
  let app: Installation;
  beforeAll(async () => { app = await createInstallation(); });
  afterAll(() => app.close());
  const doubts = (roles: Partial<typeof ROLES>) => app.ok('checkSetUp', { roles: { ...ROLES, ...roles } }, INES);

  it('G25: says what would not work with the groups that were chosen, by how many are in them', async () => {
    expect(await doubts({})).toEqual([{ kind: 'one-approver' }, { kind: 'one-admin' }]);
    expect(await doubts({ desk: [group(GROUPS.miro)] })).toContainEqual({ kind: 'nobody', role: 'desk' });
    expect(await doubts({ desk: [group('no-such-group')] })).toContainEqual({ kind: 'unread', role: 'desk' });
    expect(await doubts({ admin: [group(GROUPS.everyone)], policyApprover: [group(GROUPS.payments), ...mira] })).toEqual([{ kind: 'both', roles: ['auditor', 'admin'], people: 1 }]);
    expect(await doubts({ policyAuthor: mira })).toContainEqual({ kind: 'both', roles: ['policyAuthor', 'policyApprover'], people: 1 });
    expect(await doubts({ admin: mira })).toContainEqual({ kind: 'without-you' });
  });

  it('a role without a group is nobody’s on purpose: nothing is said of it, and nothing is written', async () => {
    const none = Object.fromEntries(Object.keys(ROLES).map(role => [role, []])) as unknown as typeof ROLES;
    expect(await doubts(none)).toEqual([]);
    expect(await app.ok('admin', undefined, INES)).toMatchObject({ setUp: false });
  });
});
