import type { PolicyQuestion } from '../ports';
import { PEOPLE, RESOURCES } from '../testing/people';
import type { Decision, Need } from '../types';
import { ERASE_PERSON, FLOOR, raise } from './raise';
import type { Standing } from './standing';

const question = (standing: Partial<Standing> = {}, at: Partial<PolicyQuestion['coordinates']> = {}, extra: Partial<PolicyQuestion> = {}): PolicyQuestion => ({
  action: 'saas.grant-seat', effect: 'change', requester: PEOPLE[0], subject: PEOPLE[0], resource: RESOURCES[0], owners: [], channel: 'portal', hasTicket: false, undo: false, autonomy: 'auto',
  coordinates: { assurance: 2, cooledMinutes: 0, approvals: {}, role: '', minutes: 0, quantity: 1, ...at },
  standing: { controlPlane: false, hostAdmin: false, approvers: 'security', admins: 2, author: false, ...standing }, ...extra,
});
const company = (needs: readonly Need[] = []): Decision => ({
  outcome: needs.length ? 'needs' : 'allow', rules: [], needs: [...needs], offers: [{ change: { role: 'read' }, needs: [] }], coordinates: question().coordinates, policyDigest: 'd',
});
const by = (role: string, count: number, order = 1000): Need => ({ kind: 'approval', role, count, order });
const wait = (minutes: number): Need => ({ kind: 'cooling-off', minutes });
const proof: Need = { kind: 'step-up', assurance: 3 };

describe('what the floor adds to a decision of the company', () => {
  it('nothing where nothing is special', () => {
    expect(raise(company(), question())).toEqual(company());
    expect(raise(company([by('owner', 1, 1)]), question({ admins: 1 }))).toEqual(company([by('owner', 1, 1)]));
  });

  it.each<[string, PolicyQuestion, readonly Need[], keyof typeof FLOOR]>([
    ['G23: many people at once', question({ mass: true }), [by('security', 2)], 'mass'],
    ['G23: many people, security itself', question({ mass: true, approvers: 'admin' }), [by('admin', 2)], 'mass'],
    ['G20: taking away what was found', question({ drift: 'revoke' }), [by('owner', 1)], 'drift'],
    ['G20: adopting what was found', question({ drift: 'adopt' }), [by('manager', 1), by('owner', 1)], 'drift'],
    ['G20: what nobody owns', question({ drift: 'revoke' }, {}, { resource: { ...RESOURCES[0], owner: undefined } }), [by('security', 1)], 'drift'],
    ['G19: what cannot be read back', question({ readable: false }), [by('manager', 1)], 'unreadable'],
    ['G25: a single administrator', question({ admins: 1 }), [by('manager', 1)], 'oneAdmin'],
    ['G25: no administrator', question({ admins: 0 }), [by('manager', 1)], 'oneAdmin'],
  ])('%s', (_, q, needs, rule) => {
    const raised = raise(company(), q);
    expect(raised).toMatchObject({ outcome: 'needs', rules: [FLOOR[rule]] });
    expect(raised.needs).toEqual(needs);
  });

  it.each<[string, PolicyQuestion]>([
    ['G19: reading what cannot be read back', question({ readable: false }, {}, { effect: 'read' })],
    ['G19: what can be read back', question({ readable: true })],
    ['G25: reading, with a single administrator', question({ admins: 1 }, {}, { effect: 'read' })],
    ['G25: taking back, with a single administrator', question({ admins: 1 }, {}, { undo: true })],
  ])('%s needs nobody', (_, q) => expect(raise(company(), q)).toEqual(company()));

  it.each<[string, PolicyQuestion]>([
    ['G19: what cannot be read back', question({ readable: false })], ['G25: a single administrator', question({ admins: 1 })], ['G20: taking away what was found', question({ drift: 'revoke' })],
  ])('%s: a person whom the company asks anyway is enough, waiting and proof are not', (_, q) => {
    expect(raise(company([by('owner', 1, 1), wait(5)]), q).needs).toEqual([by('owner', 1, 1), wait(5)]);
    expect(raise(company([wait(5), proof]), q).needs).toHaveLength(3);
  });

  it('G20: adopting asks both, whomever the company asks', () => {
    expect(raise(company([by('legal', 1, 1)]), question({ drift: 'adopt' })).needs).toEqual([by('legal', 1, 1), by('manager', 1), by('owner', 1)]);
  });

  it('G19: what cannot be read back is asked once, also with a single administrator', () => {
    expect(raise(company(), question({ readable: false, admins: 1 })).rules).toEqual([FLOOR.unreadable]);
  });

  it('G9: administrators of the host: nothing is left of what the company said', () => {
    expect(raise(company([by('owner', 1)]), question({ hostAdmin: true }))).toEqual({ ...company(), outcome: 'deny', rules: [FLOOR.hostAdmin], needs: [], offers: [] });
  });

  it('its rules are forbids of its own, and four permits', () => {
    expect(FLOOR.mass).toEqual({ id: 'floor-mass', version: 'builtin', says: expect.any(String), effect: 'forbid' });
    expect(Object.values(FLOOR).filter(r => r.effect === 'permit').map(r => r.id)).toEqual(['floor-glass', 'floor-rules', 'floor-roles', 'floor-erasing']);
    expect(new Set(Object.values(FLOOR).map(r => r.id)).size).toBe(Object.keys(FLOOR).length);
  });

  it('passes only when every need is met: people, waiting and proof each for themselves', () => {
    const needs = [proof, by('owner', 1, 1), by('security', 1, 2), wait(90)];
    const q = (at: Partial<PolicyQuestion['coordinates']>) => question({ controlPlane: true }, { assurance: 3, approvals: { owner: 1, security: 2 }, cooledMinutes: 90, ...at });
    expect(raise(company(needs), q({}))).toMatchObject({ outcome: 'allow', needs: [proof, by('owner', 1, 1), by('security', 2, 2), wait(90)] });
    const less: Partial<PolicyQuestion['coordinates']>[] = [{ assurance: 2 }, { approvals: { security: 2 } }, { approvals: { owner: 1, security: 1 } }, { cooledMinutes: 89 }];
    for (const at of less) expect(raise(company(needs), q(at)).outcome).toBe('needs');
  });

  it('the rules of the company stay, and each of the floor is named', () => {
    const said = { id: 'own', version: '1', says: 'x', effect: 'permit' as const };
    const raised = raise({ ...company(), rules: [said] }, question({ controlPlane: true, mass: true, drift: 'revoke' }));
    expect(raised.rules).toEqual([said, FLOOR.controlPlane, FLOOR.mass, FLOOR.drift]);
    expect(raised.needs).toEqual([by('security', 2), wait(60)]);
  });
});

describe('what the desk does to itself', () => {
  const own = (standing: Partial<Standing> | undefined, at: Partial<PolicyQuestion['coordinates']> = {}, action = 'countersign.adopt-rules') =>
    raise({ ...company([by('owner', 9)]), outcome: 'deny', rules: [FLOOR.declined] }, { ...question(standing, at), action });

  it('G25: whatever policies say does not count: rules, needs and offers are the floor’s alone', () => {
    expect(own({ author: true })).toEqual({ ...company(), outcome: 'needs', rules: [FLOOR.rules], needs: [by('policyApprover', 1)], offers: [] });
    expect(own({ author: false })).toEqual({ ...company(), outcome: 'deny', rules: [FLOOR.author], needs: [], offers: [] });
  });

  it('G25: roles need two who approve rules and an hour', () => {
    const roles = (approvals: number, cooledMinutes: number) => own({ author: true }, { role: 'roles', approvals: { policyApprover: approvals }, cooledMinutes });
    expect(roles(0, 0)).toMatchObject({ outcome: 'needs', rules: [FLOOR.roles], needs: [by('policyApprover', 2), wait(60)] });
    expect([roles(1, 60), roles(2, 59), roles(2, 60)].map(d => d.outcome)).toEqual(['needs', 'needs', 'allow']);
  });

  it('G29: erasing a person needs the privacy officer and somebody in security, and no author of rules', () => {
    expect(own({ privacy: true }, {}, ERASE_PERSON)).toEqual({ ...company(), outcome: 'needs', rules: [FLOOR.erasing], needs: [by('security', 1)], offers: [] });
    expect(own({ privacy: true }, { approvals: { security: 1 } }, ERASE_PERSON).outcome).toBe('allow');
    expect(own({ author: true }, { approvals: { security: 1 } }, ERASE_PERSON)).toMatchObject({ outcome: 'deny', rules: [FLOOR.privacy], needs: [] });
  });
});
