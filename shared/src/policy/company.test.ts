import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PolicyQuestion } from '../ports';
import type { Coordinates, Person, Resource } from '../types';
import { createCedarPolicy } from './policy';

const DIR = join(__dirname, '../../../plugins/portal-backend/company/policies');
const files = readdirSync(DIR).filter(f => f.endsWith('.cedar')).map(name => ({ name, text: readFileSync(join(DIR, name), 'utf8') }));
const change = (id: string) => ({ id, effect: 'change' as const });
const actions = [
  'directory.unlock-account', 'directory.lock-account', 'directory.reset-password', 'directory.reset-mfa', 'directory.revoke-sessions', 'directory.disable-account', 'directory.enable-account',
  'saas.grant-seat', 'saas.remove-seat', 'saas.add-to-group', 'saas.remove-from-group', 'prod.grant-role', 'prod.revoke-role',
  'printers.clear-queue', 'devices.install-software', 'devices.remove-software', 'incidents.open-incident', 'scaffolder.node-service', 'scaffolder.postgres-database',
].map(change);
const policy = createCedarPolicy({ cedar, files, actions, approvalOrder: [['manager'], ['owner'], ['security']] });

const person = (name: string, extra: Partial<Person> = {}): Person =>
  ({ ref: `user:default/${name}`, name, groups: [], employment: 'employee', active: true, privileged: false, tags: [], manager: 'user:default/mara', ...extra });
const ben = person('ben');
const juno = person('juno', { employment: 'contractor' });
const raj = person('raj', { privileged: true });
const paymentsDb: Resource = { ref: 'resource:default/payments-db', title: 'payments-db', kind: 'system', tier: 1, tags: [], roles: ['admin', 'write', 'read'] };
const figma: Resource = { ref: 'resource:default/figma', title: 'Figma', kind: 'app', sensitivity: 'low', tags: [], roles: ['editor', 'viewer'] };
const account = (p: Person): Resource => ({ ref: p.ref, title: p.name, kind: 'account', owner: p.ref, tags: [] });

type Ask = Partial<Omit<PolicyQuestion, 'coordinates'>> & Partial<Coordinates> & { action: string };
function question({ assurance = 2, cooledMinutes = 0, approvals = {}, role = '', minutes = 0, quantity = 1, ...rest }: Ask): PolicyQuestion {
  const requester = rest.requester ?? ben;
  return {
    effect: 'change', requester, subject: requester, resource: figma, owners: [], channel: 'portal', hasTicket: false, undo: false, autonomy: 'auto',
    coordinates: { assurance, cooledMinutes, approvals, role, minutes, quantity },
    ladders: { role: ['admin', 'write', 'read'].slice(Math.max(0, ['admin', 'write', 'read'].indexOf(role))), minutes: [10080, 1440, 480, 240, 120, 60].filter(m => !minutes || m <= minutes) },
    ...rest,
  };
}
const prod = (extra: Partial<Ask> = {}) => question({ action: 'prod.grant-role', resource: paymentsDb, role: 'read', minutes: 240, ...extra });
const needs = (q: PolicyQuestion) => policy.decide(q).needs.map(n => (n.kind === 'approval' ? `${n.role}×${n.count}` : n.kind === 'cooling-off' ? `wait ${n.minutes}` : n.kind));

describe('the company policies', () => {
  it.each([
    ['own unlock asks for proof', question({ action: 'directory.unlock-account', resource: account(ben) }), 'needs', ['step-up']],
    ['own unlock with proof', question({ action: 'directory.unlock-account', resource: account(ben), assurance: 3 }), 'allow', ['step-up']],
    ['a free seat', question({ action: 'saas.grant-seat' }), 'allow', []],
    ['a seat for a contractor', question({ action: 'saas.grant-seat', requester: juno }), 'needs', ['owner×1']],
    ['a seat with sensitive data', question({ action: 'saas.grant-seat', resource: { ...figma, sensitivity: 'high' } }), 'needs', ['manager×1', 'owner×1']],
    ['production read', prod(), 'needs', ['owner×1']],
    ['production write', prod({ role: 'write' }), 'needs', ['manager×1', 'owner×1']],
    ['second factor of an employee', question({ action: 'directory.reset-mfa', resource: account(ben) }), 'needs', ['step-up', 'manager×1']],
    ['second factor of a privileged person', question({ action: 'directory.reset-mfa', requester: raj, resource: account(raj) }), 'needs', ['step-up', 'manager×1', 'security×1', 'wait 60']],
  ])('%s', (_, q, outcome, expected) => {
    const decision = policy.decide(q as PolicyQuestion);
    expect(decision.outcome).toBe(outcome);
    expect(needs(q as PolicyQuestion)).toEqual(expected);
    expect(decision.rules.length).toBeGreaterThan(0);
  });

  it('tells a contractor what would pass instead of admin', () => {
    const decision = policy.decide(prod({ requester: juno, role: 'admin', minutes: 0 }));
    expect(decision).toMatchObject({ outcome: 'deny', rules: [{ id: 'contractors-no-admin' }] });
    expect(decision.offers[0]).toEqual({ change: { role: 'read', duration: 'PT8H' }, needs: [{ kind: 'approval', role: 'owner', count: 1, order: 2 }] });
  });

  it('counts approvals that are there', () => {
    expect(policy.decide(prod({ approvals: { owner: 1 } })).outcome).toBe('allow');
  });

  it('G7: what no rule allows is denied, and so is what cannot be evaluated', () => {
    expect(policy.decide(question({ action: 'directory.lock-account', resource: account(ben) }))).toMatchObject({ outcome: 'deny', rules: [] });
    expect(policy.decide(question({ action: 'nobody.declared-this' }))).toMatchObject({ outcome: 'deny', error: expect.any(String) });
  });

  it('G3: on behalf of somebody needs a permit on the relation', () => {
    expect(policy.decide(question({ action: 'saas.grant-seat', subject: person('emma', { manager: 'user:default/vera' }) }))).toMatchObject({ outcome: 'deny', rules: [{ id: 'own-things-only' }] });
    expect(policy.decide(question({ action: 'saas.grant-seat', requester: person('mara'), subject: ben })).outcome).toBe('allow');
  });

  it('G1: a claim changes nothing', () => {
    expect(policy.decide(question({ action: 'saas.grant-seat', assurance: 0 })).outcome).not.toBe('allow');
  });

  it('holds its promises anywhere on the lattice', () => {
    const arbitrary = fc.record({
      action: fc.constantFrom(...actions.map(a => a.id)), role: fc.constantFrom('', 'read', 'write', 'admin'), minutes: fc.constantFrom(0, 60, 240, 480, 1440, 10080),
      employment: fc.constantFrom('employee' as const, 'contractor' as const, 'intern' as const), active: fc.boolean(), privileged: fc.boolean(),
      assurance: fc.constantFrom(0 as const, 2 as const, 3 as const), manager: fc.nat(1), owner: fc.nat(1), security: fc.nat(1), cooledMinutes: fc.constantFrom(0, 60),
    });
    fc.assert(fc.property(arbitrary, x => {
      const requester = person('x', { employment: x.employment, active: x.active, privileged: x.privileged });
      const at = (approvals: Record<string, number>): Coordinates => ({ assurance: x.assurance, cooledMinutes: x.cooledMinutes, approvals, role: x.role, minutes: x.minutes, quantity: 1 });
      const q = question({ action: x.action, requester, resource: paymentsDb, role: x.role, minutes: x.minutes });
      const verdict = policy.evaluate(q, at({ manager: x.manager, owner: x.owner, security: x.security }));
      if (verdict.allowed) {
        expect(x.active).toBe(true);
        if (x.action === 'prod.grant-role') expect(x.minutes).toBeGreaterThan(0);
        if (x.action === 'prod.grant-role' && x.employment !== 'employee') expect(x.role).toBe('read');
        expect(policy.evaluate(q, at({ manager: 1, owner: 1, security: 1 })).allowed).toBe(true);
      }
    }), { numRuns: 400, seed: 7 });
  });

  it('names the rules that decided in the order of the files, every time: a replay compares byte for byte', () => {
    const said = new Set(Array.from({ length: 40 }, () => JSON.stringify(policy.decide(question({ action: 'directory.reset-mfa', requester: raj, resource: account(raj) })).rules.map(r => r.id))));
    expect([...said]).toEqual([JSON.stringify(['reset-mfa', 'reset-needs-proof', 'mfa-needs-manager', 'privileged-resets-cool-off'])]);
  });

  it('decides in milliseconds', () => {
    const started = performance.now();
    for (let n = 0; n < 20; n++) policy.decide(prod({ requester: juno, role: 'admin', minutes: 0 }));
    expect((performance.now() - started) / 20).toBeLessThan(60);
  });
});

describe('policies that cannot be trusted stop the start', () => {
  const load = (text: string) => createCedarPolicy({ cedar, files: [{ name: 'bad.cedar', text }], actions, approvalOrder: [['manager']] });
  it.each([
    ['a wrong attribute', '// first line\n@id("a") @says("x")\npermit (principal, action, resource)\nwhen { resource.sensitivty == "low" };', /bad\.cedar:4: .*sensitivty.*did you mean `sensitivity`/],
    ['no words', '@id("a")\npermit (principal, action, resource);', /bad\.cedar:1: "a" has no @says/],
    ['no id', 'permit (principal, action, resource);', /bad\.cedar:1: has no @id/],
    ['an id twice', '@id("a") @says("x")\npermit (principal, action, resource);\n@id("a") @says("y")\nforbid (principal, action, resource);', /bad\.cedar:3: .*taken by bad\.cedar:1/],
    ['bad grammar', '\n@id("a") @says("x") permit (principl, action, resource);', /bad\.cedar:2: .*principl/],
  ])('%s', (_, text, message) => {
    expect(() => load(text)).toThrow(message);
  });
});
