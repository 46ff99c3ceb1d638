import type { PolicyQuestion } from '../ports';
import { ROLES, PEOPLE, RESOURCES } from '../testing/people';
import type { Decision, Person, Resource } from '../types';
import { FLOOR, raise } from './raise';
import { insiders, standingOf, type Standing } from './standing';

const ben = PEOPLE[0];
const standing = (s: Partial<Standing> = {}): Standing => ({ controlPlane: false, hostAdmin: false, approvers: 'security', admins: 2, author: false, ...s });
const question = (s: Partial<Standing> | undefined, at: Partial<PolicyQuestion['coordinates']> = {}, extra: Partial<PolicyQuestion> = {}): PolicyQuestion => ({
  action: 'saas.add-to-group', effect: 'change', requester: ben, subject: ben, resource: RESOURCES[0], owners: [], channel: 'portal', hasTicket: false, undo: false, autonomy: 'auto',
  coordinates: { assurance: 2, cooledMinutes: 0, approvals: {}, role: '', minutes: 0, quantity: 1, ...at }, ...(s && { standing: standing(s) }), ...extra,
});
const allow: Decision = { outcome: 'allow', rules: [], needs: [], offers: [], coordinates: question({}).coordinates, policyDigest: 'd' };
const deny: Decision = { ...allow, outcome: 'deny' };
const directory = {
  person: async (ref: string) => PEOPLE.find(p => p.ref === ref), resource: async () => undefined, people: async () => PEOPLE, resources: async () => RESOURCES,
  members: async (owner: string) => PEOPLE.filter(p => p.ref === owner || p.groups.includes(owner)).map(p => p.ref),
};
const standingFor = (resource: Resource, subject: Person = ben) => standingOf({ directory, roles: ROLES, hostAdmins: ['group:default/portal-admins'] }, ben, subject, resource);
const thing = (extra: Partial<Resource>): Resource => ({ ref: 'resource:default/x', title: 'x', kind: 'access-group', tags: [], ...extra });

describe('the floor under every policy', () => {
  it('G9: control-plane changes are never automatic: two approvers from outside, after an hour', () => {
    const d = raise(allow, question({ controlPlane: true }));
    expect(d).toMatchObject({ outcome: 'needs', rules: [FLOOR.controlPlane] });
    expect(d.needs).toEqual([{ kind: 'approval', role: 'security', count: 2, order: 1000 }, { kind: 'cooling-off', minutes: 60 }]);
    expect(raise(allow, question({ controlPlane: true }, { approvals: { security: 1 }, cooledMinutes: 60 })).outcome).toBe('needs');
    expect(raise(allow, question({ controlPlane: true }, { approvals: { security: 2 }, cooledMinutes: 59 })).outcome).toBe('needs');
    expect(raise(allow, question({ controlPlane: true }, { approvals: { security: 2 }, cooledMinutes: 60 })).outcome).toBe('allow');
  });

  it('G9: what the company asks for stays, and the larger of two demands counts', () => {
    const company: Decision = { ...allow, outcome: 'needs', needs: [{ kind: 'approval', role: 'owner', count: 1, order: 2 }, { kind: 'approval', role: 'security', count: 3, order: 3 }, { kind: 'cooling-off', minutes: 15 }] };
    expect(raise(company, question({ controlPlane: true })).needs).toEqual([
      { kind: 'approval', role: 'owner', count: 1, order: 2 }, { kind: 'approval', role: 'security', count: 3, order: 3 }, { kind: 'cooling-off', minutes: 60 },
    ]);
  });

  it('G9: administrators of the host are refused outright, whoever approved', () => {
    expect(raise(allow, question({ hostAdmin: true }, { approvals: { security: 9 }, cooledMinutes: 999, assurance: 3 }))).toMatchObject({ outcome: 'deny', rules: [FLOOR.hostAdmin], offers: [] });
  });

  it('G25: with one administrator nothing changes by itself', () => {
    expect(raise(allow, question({ admins: 1 }))).toMatchObject({ outcome: 'needs', needs: [{ kind: 'approval', role: 'manager', count: 1 }] });
    expect(raise(allow, question({ admins: 1 }, { approvals: { manager: 1 } })).outcome).toBe('allow');
    expect(raise(allow, question({ admins: 1 }, {}, { effect: 'read' })).outcome).toBe('allow');
  });

  it('never turns a deny into anything else, and raises nothing in a policy test', () => {
    for (const s of [{}, { controlPlane: true }, { admins: 1 }, { author: true }]) expect(raise(deny, question(s))).toEqual(deny);
    expect(raise(allow, question(undefined))).toBe(allow);
  });

  it('G25 G26: a change of the rules is decided here alone', () => {
    const own = (s: Partial<Standing>, at: Partial<PolicyQuestion['coordinates']> = {}) => raise(deny, question(s, at, { action: 'countersign.adopt-rules' }));
    expect(own({ author: false })).toMatchObject({ outcome: 'deny', rules: [FLOOR.author] });
    expect(own({ author: true }, { role: 'rules' })).toMatchObject({ outcome: 'needs', needs: [{ role: 'policyApprover', count: 1 }] });
    expect(own({ author: true }, { role: 'rules', approvals: { policyApprover: 1 } }).outcome).toBe('allow');
    expect(own({ author: true }, { role: 'roles', approvals: { policyApprover: 1 }, cooledMinutes: 60 }).outcome).toBe('needs');
  });
});

describe('G9: what belongs to the control plane is computed', () => {
  it.each<[string, Resource, Person | undefined, Partial<Standing>]>([
    ['an application', RESOURCES[0], undefined, { controlPlane: false, hostAdmin: false }],
    ['a group that administers the desk', thing({ ref: 'group:default/it' }), undefined, { controlPlane: true, approvers: 'security' }],
    ['an access group that confers one', thing({ confers: ['group:default/desk'] }), undefined, { controlPlane: true }],
    ['security’s own group: administrators approve', thing({ confers: ['group:default/sec'] }), undefined, { controlPlane: true, approvers: 'admin' }],
    ['a connector’s account', RESOURCES[0], { ...ben, employment: 'service' }, { controlPlane: true }],
    ['what its owner marked', thing({ tags: ['control-plane'] }), undefined, { controlPlane: true }],
    ['the host’s administrators', thing({ confers: ['group:default/portal-admins'] }), undefined, { hostAdmin: true }],
  ])('%s', async (_, resource, subject, expected) => {
    expect(await standingFor(resource, subject)).toMatchObject({ ...expected, admins: 2 });
  });

  it('nobody inside approves a newcomer', async () => {
    expect([...(await insiders(directory, thing({ confers: ['group:default/sec'] })))]).toEqual(['user:default/noor', 'user:default/dana']);
    expect((await insiders(directory, RESOURCES[0])).size).toBe(0);
  });
});
