import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import type { Person, Resource } from '../types';
import { checkPolicy } from './check';
import { createCedarPolicy } from './policy';
import { policyTable, questionOf, runPolicyTable } from './table';

const COMPANY = join(__dirname, '../../../plugins/portal-backend/company');
const read = (...path: string[]) => readFileSync(join(COMPANY, ...path), 'utf8');
interface Entity { metadata: { name: string; annotations?: Record<string, string> }; spec: { type?: string; owner?: string; memberOf?: string[] } }
const entities = (file: string) => parseAllDocuments(read('catalog', file)).map(d => d.toJS() as Entity);
const note = (e: Entity, key: string) => e.metadata.annotations?.[`countersign.dev/${key}`];

const people = entities('people.yaml').map((e): Person => ({
  ref: `user:default/${e.metadata.name}`, name: e.metadata.name, manager: note(e, 'manager'), groups: (e.spec.memberOf ?? []).map(g => `group:default/${g}`),
  employment: (note(e, 'employment') ?? 'employee') as Person['employment'], active: true, privileged: note(e, 'privileged') === 'true', tags: [],
}));
const resources = entities('things.yaml').map((e): Resource => ({
  ref: `resource:default/${e.metadata.name}`, title: e.metadata.name, kind: e.spec.type ?? '', owner: e.spec.owner, tags: [],
  tier: Number(note(e, 'tier') ?? 0), sensitivity: note(e, 'sensitivity') as Resource['sensitivity'], roles: note(e, 'roles')?.split(','),
}));

const files = readdirSync(join(COMPANY, 'policies')).filter(f => f.endsWith('.cedar')).map(name => ({ name, text: read('policies', name) }));
const declared = [...new Set(files.flatMap(f => [...f.text.matchAll(/Action::"([a-z]+\.[a-z-]+)"/g)].map(m => m[1])))];
const actions = declared.map(id => ({ id, effect: 'change' as const }));
const policy = createCedarPolicy({ cedar, files, actions, approvalOrder: ['manager', 'owner', 'security'] });
const table = policyTable.parse(parse(read('policies', 'tests.yaml')));

describe('the company table', () => {
  it.each(runPolicyTable(policy, table, people, resources).map(r => [r.name, r.faults]))('%s', (_, faults) => {
    expect(faults).toEqual([]);
  });

  it('a stand-in is an employee in the groups the table says, found before anybody real', () => {
    const one = policyTable.parse({ people: { agent: ['group:default/service-desk'], ben: [] }, cases: [{ name: 'For somebody', who: 'agent', for: 'ben', action: 'directory.unlock-account', expect: 'allow' }] });
    expect(runPolicyTable(policy, one, people, resources)).toMatchObject([{ ok: true }]);
    expect(questionOf(one.cases[0], one, people, resources)).toMatchObject({ requester: { ref: 'user:stand-in/agent', groups: ['group:default/service-desk'], active: true }, subject: { ref: 'user:stand-in/ben' } });
    expect(runPolicyTable(policy, { ...one, people: { ...one.people, agent: [] } }, people, resources)).toMatchObject([{ ok: false }]);
    expect(() => policyTable.parse({ people: { Agent: [] }, properties: ['default-deny'] })).toThrow();
  });

  it('G7: nobody who has left gets anything, whoever approves', () => {
    for (const row of table.cases) {
      const gone = people.map(p => ({ ...p, active: false }));
      expect(policy.decide({ ...questionOf(row, table, gone, resources), autonomy: 'auto' })).toMatchObject({ outcome: 'deny', offers: [] });
    }
  });

  it('says what is wrong with a row', () => {
    const [first] = table.cases;
    const [result] = runPolicyTable(policy, { ...table, cases: [{ ...first, expect: 'deny', needs: ['owner'], rule: 'none' }] }, people, resources);
    expect(result).toMatchObject({ ok: false, faults: ['the outcome should be "deny", is "needs"', 'needs should be ["owner"], is ["step-up"]', expect.stringContaining('the rule should be "none"')] });
    expect(() => runPolicyTable(policy, { ...table, cases: [{ ...first, who: 'nobody' }] }, people, resources)).toThrow(/called nobody/);
  });

  it('never offers a wider role than was asked for', () => {
    const text = '@id("ends") @says("x") permit (principal, action, resource) when { context.role == "admin" || context.role == "read" };';
    const gap = createCedarPolicy({ cedar, files: [{ name: 'gap.cedar', text }], actions, approvalOrder: ['manager'] });
    const q = questionOf({ ...table.cases[0], action: 'prod.grant-role', on: 'payments-db', role: 'write', duration: 'PT1H' }, table, people, resources);
    expect(gap.decide(q).offers.map(o => o.change)).toEqual([{ role: 'read' }]);
  });
});

describe('more governance never denies', () => {
  const questions = table.cases.map(row => questionOf(row, table, people, resources));
  it('holds for every row of the table', () => {
    expect(checkPolicy(policy, questions)).toEqual([]);
  });

  it('names the counter-example of a policy that breaks it', () => {
    const text = '@id("all") @says("x") permit (principal, action, resource);\n@id("odd") @says("y") forbid (principal, action, resource) when { context.approvals.owner >= 1 };';
    const bad = createCedarPolicy({ cedar, files: [{ name: 'bad.cedar', text }], actions, approvalOrder: ['manager', 'owner', 'security'] });
    expect(checkPolicy(bad, questions.slice(0, 1))).toEqual([expect.stringMatching(/^directory\.unlock-account by .* is allowed with .*nobody and denied with .*1 owner, by odd\.$/)]);
  });
});

it('an unknown action stops the start with file and line', () => {
  const text = '\n@id("a") @says("x")\npermit (principal, action == Action::"saas.grant-seet", resource);';
  expect(() => createCedarPolicy({ cedar, files: [{ name: 'bad.cedar', text }], actions, approvalOrder: ['manager'] })).toThrow(/bad\.cedar:\d+: .*saas\.grant-seet/);
});
