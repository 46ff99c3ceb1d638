import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Person, Resource } from '../types';
import { checkProperties } from './check-properties';
import { UNNAMED, type Company } from './lattice';
import { createCedarPolicy } from './policy';
import { PROPERTIES } from './properties';

const DIR = join(__dirname, '../../../plugins/portal-backend/company/policies');
const files = readdirSync(DIR).filter(f => f.endsWith('.cedar')).map(name => ({ name, text: readFileSync(join(DIR, name), 'utf8') }));
const ACTIONS = [...new Set(files.flatMap(f => [...f.text.matchAll(/Action::"([a-z]+\.[a-z-]+)"/g)].map(m => m[1])))];
const person = (name: string, extra: Partial<Person> = {}): Person =>
  ({ ref: `user:default/${name.toLowerCase()}`, name, groups: [], employment: 'employee', active: true, privileged: false, tags: [], manager: 'user:default/mara', ...extra });
const thing = (name: string, kind: string, extra: Partial<Resource> = {}): Resource => ({ ref: `resource:default/${name}`, title: name, kind, tags: [], ...extra });
const company: Company = {
  people: [person('Ben'), person('Juno', { employment: 'contractor' }), person('Tomas', { employment: 'intern' }), person('Raj', { privileged: true }), person('Mara', { manager: undefined, groups: ['group:default/payments'] }), person('Sam', { groups: ['group:default/service-desk'] })],
  resources: [
    thing('production-aws', 'system', { tier: 1, roles: ['admin', 'write', 'read'] }), thing('warehouse', 'system', { tier: 2, roles: ['admin', 'write', 'read'] }), thing('figma', 'app', { sensitivity: 'low', roles: ['admin', 'editor', 'viewer'] }),
    thing('netsuite', 'app', { sensitivity: 'high' }), thing('vpn-users', 'access-group'), thing('printer-2f', 'printer'),
  ],
  actions: ACTIONS, gives: ACTIONS.filter(a => /\.(?:grant|add)/.test(a)), takes: (parse(readFileSync(join(DIR, 'tests.yaml'), 'utf8')) as { takes: string[] }).takes,
};
const policyWith = (...more: string[]) => createCedarPolicy({
  cedar, files: [...files, ...more.map((text, n) => ({ name: `more-${n}.cedar`, text }))], approvalOrder: [['manager'], ['owner'], ['security']], actions: [...ACTIONS, UNNAMED].map(id => ({ id, effect: 'change' as const })),
});
const broken = (id: string, ...more: string[]) => checkProperties(policyWith(...more), company, { ids: [id] })[0].broken;

it('G5 G7 G9 G12 G20: the demo company’s policies keep every property, over every kind of person, thing, action, role and length of time', () => {
  const results = checkProperties(policyWith(), company, { ids: PROPERTIES.map(p => p.id), most: 4_000 });
  expect(results.filter(r => r.broken)).toEqual([]);
  for (const r of results) expect(r.asked).toBeGreaterThan(40);
}, 120_000);

describe('a policy that breaks one is answered with a sentence', () => {
  it.each([
    ['no-self-approval', '@id("own-it") @says("x") permit (principal, action == Action::"saas.add-to-group", resource) when { context.owns };', undefined],
    ['ends', '@id("for-good") @says("x") permit (principal, action == Action::"prod.grant-role", resource) when { context.role == "read" };', 'Ben would get read on production-aws for good with the owner’s yes, by rule for-good (prod.grant-role).'],
    ['default-deny', '@id("anything") @says("x") permit (principal, action, resource) when { context.subject.privileged };', 'Raj, who is privileged, would have nobody.named-this done on production-aws for good with nobody’s yes, by rule anything.'],
  ])('G7 G12 G20: %s', (id, rule, sentence) => { expect(broken(id, rule)).toBe(sentence); }, 60_000);

  it('G9: contractors and admin', () => {
    const without = files.map(f => ({ ...f, text: f.text.replace(/@id\("contractors-no-admin"\)[\s\S]*?unless \{[^}]*\};/, '') }));
    const policy = createCedarPolicy({
      cedar, approvalOrder: [['manager'], ['owner'], ['security']], actions: [...ACTIONS, UNNAMED].map(id => ({ id, effect: 'change' as const })),
      files: [...without, { name: 'x.cedar', text: '@id("prod-x") @says("x") permit (principal, action == Action::"saas.grant-seat", resource) when { resource.kind == "system" && context.role == "admin" && context.hasEnd && context.minutes <= 60 };' }],
    });
    expect(checkProperties(policy, company, { ids: ['outsiders-never-admin'] })[0].broken).toBe('Juno, a contractor, would get admin on production-aws for 1 hour with the owner’s yes, by rule prod-x (saas.grant-seat).');
  }, 60_000);

  it('G1 G14: a claim, and people who have left', () => {
    const gone = files.map(f => ({ ...f, text: f.text.replace(/@id\("(?:inactive-people|signed-in-people)"\)[\s\S]*?\};/g, '') }));
    const policy = createCedarPolicy({ cedar, files: gone, approvalOrder: [['manager'], ['owner'], ['security']], actions: [...ACTIONS, UNNAMED].map(id => ({ id, effect: 'change' as const })) });
    const sentences = checkProperties(policy, company, { ids: ['claims-change-nothing', 'inactive-nothing'] }).map(r => r.broken);
    expect(sentences[0]).toMatch(/^Ben would .* with nobody’s yes and nobody signed in, by rule /);
    expect(sentences[1]).toMatch(/^Ben, who has left, would .* with nobody’s yes.*, by rule /);
  }, 60_000);

  it('G12: owning a thing that others need a yes for', () => {
    const loose = files.map(f => ({ ...f, text: f.text.replace('unless { context.approvals.owner >= 1 };', 'unless { context.approvals.owner >= 1 || context.owns };') }));
    const policy = createCedarPolicy({ cedar, files: loose, approvalOrder: [['manager'], ['owner'], ['security']], actions: [...ACTIONS, UNNAMED].map(id => ({ id, effect: 'change' as const })) });
    expect(checkProperties(policy, company, { ids: ['no-self-approval'] })[0].broken).toMatch(/^(?:Juno, a contractor,|Ben) would .* with nobody’s yes/);
  }, 60_000);

  it('says which properties there are when one is misspelt', () => { expect(() => broken('end')).toThrow('There is no property "end". There are: no-self-approval, ends,'); });
});
