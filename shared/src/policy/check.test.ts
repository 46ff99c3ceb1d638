import type { PolicyQuestion } from '../ports';
import { PEOPLE, RESOURCES } from '../testing/people';
import type { Coordinates, Person } from '../types';
import { checkPolicy } from './check';
import { counterExample } from './counter-example';
import { accountOf, asked, kindsOfPeople, kindsOfThings, minutesOn, question, rolesOn } from './lattice';
import type { Governance } from './search';

const [ben, juno, mara, vera] = PEOPLE;
const ask = (at: Partial<Coordinates> = {}, extra: Partial<PolicyQuestion> = {}) => ({ ...question({ action: 'prod.grant-role', requester: ben, subject: ben, resource: RESOURCES[1], at: { role: 'read', ...at } }), ...extra });
const g = (extra: Partial<Governance> = {}): Governance => ({ assurance: 2, cooledMinutes: 0, approvals: {}, ...extra });

describe('more agreement never denies', () => {
  const points = [g(), g({ approvals: { owner: 1 } }), g({ assurance: 3, cooledMinutes: 30, approvals: { owner: 2, manager: 1 } })];
  const checked = (allows: (c: Coordinates) => boolean, q = ask(), governance = points) => checkPolicy({ governance, minutes: [], evaluate: (_, c) => ({ allowed: allows(c), rules: allows(c) ? ['yes'] : ['no', 'never'] }) }, [q]);

  it('nothing to say where it holds', () => {
    expect(checked(() => true)).toEqual([]);
    expect(checked(() => false)).toEqual([]);
    expect(checked(c => (c.approvals.owner ?? 0) >= 1)).toEqual([]);
    // Neither covers the other: nothing is promised between them.
    expect(checked(c => c.approvals.owner === 1, ask(), [g({ approvals: { owner: 1 } }), g({ approvals: { manager: 1 } })])).toEqual([]);
  });

  it('one sentence per question that breaks it, with both points and the rules that deny', () => {
    expect(checked(c => !c.approvals.owner)).toEqual(['prod.grant-role by user:default/ben for user:default/ben on resource:default/payments-db is allowed with assurance 2, 0 minutes waited and approval by nobody and denied with assurance 2, 0 minutes waited and approval by 1 owner, by no, never.']);
    expect(checked(c => c.cooledMinutes < 30 && c.role === 'read')).toEqual([expect.stringContaining('denied with assurance 3, 30 minutes waited and approval by 2 owner and 1 manager, by no, never.')]);
    const silent = checkPolicy({ governance: points, minutes: [], evaluate: (_, c) => ({ allowed: !c.approvals.owner, rules: [] }) }, [ask(), ask()]);
    expect(silent).toHaveLength(2);
    expect(silent[0]).toMatch(/approval by 1 owner\.$/);
  });
});

describe('a counter-example reads as a sentence', () => {
  const said = (at: Partial<Coordinates>, gov: Partial<Governance> = {}, extra: Partial<PolicyQuestion> = {}, rules = ['open']) => counterExample(ask(at, extra), g(gov), rules);
  const by = (subject: Partial<Person>) => said({}, {}, { requester: { ...ben, ...subject }, subject: { ...ben, ...subject } });
  it.each<[string, string]>([
    [said({}), 'Ben would get read on payments-db for good with nobody’s yes, by rule open (prod.grant-role).'],
    [said({ role: '', minutes: 120 }, {}, {}, []), 'Ben would have prod.grant-role done on payments-db for 2 hours with nobody’s yes, by no rule.'],
    [said({ role: '' }, {}, { resource: accountOf(ben) }, ['a', 'b']), 'Ben would have prod.grant-role done on their account for good with nobody’s yes, by rule a, b.'],
    [said({}, {}, { requester: juno }), 'Ben would get read on payments-db for good when Juno asks with nobody’s yes, by rule open (prod.grant-role).'],
    [said({}, {}, { requester: { ...juno, active: false } }), 'Ben would get read on payments-db for good when Juno, who has left, asks with nobody’s yes, by rule open (prod.grant-role).'],
    [said({}, { approvals: { owner: 1, security: 2 }, assurance: 3, cooledMinutes: 60 }), 'Ben would get read on payments-db for good with the owner’s and 2 people’s (security) yes and proof of identity after 60 minutes, by rule open (prod.grant-role).'],
    [said({}, { assurance: 1 }), 'Ben would get read on payments-db for good with nobody’s yes and nobody signed in, by rule open (prod.grant-role).'],
    [by({ active: false, privileged: true }), 'Ben, who has left, would get read on payments-db for good with nobody’s yes, by rule open (prod.grant-role).'],
    [by({ privileged: true }), 'Ben, who is privileged, would get read on payments-db for good with nobody’s yes, by rule open (prod.grant-role).'],
    [by({ employment: 'intern' }), 'Ben, an intern, would get read on payments-db for good with nobody’s yes, by rule open (prod.grant-role).'],
    [by({ employment: 'contractor' }), 'Ben, a contractor, would get read on payments-db for good with nobody’s yes, by rule open (prod.grant-role).'],
  ])('%s', (sentence, expected) => expect(sentence).toBe(expected));
});

describe('what a policy is asked about', () => {
  it('one person of each kind, whatever the order of their tags and groups', () => {
    const base = { ...ben, tags: ['a', 'b'], groups: ['g', 'h'] };
    const kinds = [base, { ...base, employment: 'intern' as const }, { ...base, privileged: true }, { ...base, active: false }, { ...base, tags: ['a'] }, { ...base, groups: ['g'] }];
    expect(kindsOfPeople([...kinds, { ...base, ref: 'x', tags: ['b', 'a'] }, { ...base, ref: 'y', groups: ['h', 'g'], name: 'Y' }])).toEqual(kinds);
  });

  it('one thing of each kind, whatever the order of their tags and roles', () => {
    const base = { ...RESOURCES[1], tags: ['a', 'b'], roles: ['read', 'write'] };
    const kinds = [base, { ...base, kind: 'app' }, { ...base, tier: 2 }, { ...base, lifecycle: 'old' }, { ...base, sensitivity: 'high' as const }, { ...base, tags: ['a'] }, { ...base, roles: ['read'] }, { ...base, roles: undefined }];
    expect(kindsOfThings([...kinds, { ...base, ref: 'x', tags: ['b', 'a'] }, { ...base, ref: 'y', roles: ['write', 'read'] }, { ...base, roles: [] }])).toEqual(kinds);
  });

  it('by themselves, their manager and one of each other kind who is still there', () => {
    const gone = { ...juno, ref: 'user:default/gone', active: false };
    expect(asked(ben, [ben, mara, juno, gone, { ...juno, ref: 'user:default/twin' }]).map(p => p.ref)).toEqual([ben.ref, mara.ref, juno.ref]);
    expect(asked(vera, [vera, mara]).map(p => p.ref)).toEqual([vera.ref, mara.ref]);
    expect(asked(ben, [ben, juno]).map(p => p.ref)).toEqual([ben.ref, juno.ref]);
    expect(asked(ben, [ben, { ...ben, ref: 'user:default/bo' }, mara]).map(p => p.ref)).toEqual([ben.ref, mara.ref, 'user:default/bo']);
  });

  it('times on both sides of every bound; roles where there are any; an account is its person’s', () => {
    expect(minutesOn([480, 60, 61])).toEqual([0, 60, 61, 62, 480, 481, 525_600]);
    expect(rolesOn({ ...RESOURCES[0], roles: ['owner', 'read'] })).toEqual(['', 'read', 'write', 'admin', 'owner']);
    expect(rolesOn(RESOURCES[1])).toEqual(['', 'read', 'write', 'admin']);
    expect(rolesOn({ ...RESOURCES[0], kind: 'device', roles: ['user'] })).toEqual(['', 'user']);
    expect(rolesOn({ ...RESOURCES[0], kind: 'device' })).toEqual(['']);
    expect(accountOf(ben)).toEqual({ ref: ben.ref, title: 'Ben', kind: 'account', owner: ben.ref, tags: [] });
  });

  it('as a change by somebody signed in with a ticket, unless said otherwise', () => {
    const q = { action: 'a.b', requester: ben, subject: juno, resource: RESOURCES[0] };
    expect(question(q)).toEqual({ ...q, effect: 'change', owners: [], channel: 'portal', hasTicket: true, undo: false, autonomy: 'auto', coordinates: { assurance: 2, cooledMinutes: 0, approvals: {}, role: '', minutes: 0, quantity: 1 } });
    expect(question({ ...q, owners: ['o'], hasTicket: false, at: { assurance: 3 } })).toMatchObject({ owners: ['o'], hasTicket: false, coordinates: { assurance: 3, quantity: 1 } });
  });
});
