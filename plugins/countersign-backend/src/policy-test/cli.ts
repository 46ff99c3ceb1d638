import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Entity } from '@backstage/catalog-model';
import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import { readCompany, readYaml } from '@countersign/core';
import { actionsNamed, checkPolicy, checkPromises, createCedarPolicy, UNNAMED, policyTable, questionOf, runPolicyTable } from '@countersign/core/policy';
import { parseAllDocuments } from 'yaml';
import { readRuleFiles } from '../host/company';
import { CatalogDirectory } from '../host/directory';

const ORIGIN = 'backstage.io/managed-by-origin-location';
const say = (line: string) => process.stdout.write(`${line}\n`);

/** The people and things of a company's own catalog files, read as the desk reads the catalog. */
async function catalogOf(company: string) {
  const dir = path.join(company, 'catalog');
  if (!existsSync(dir)) throw new Error(`${dir} is not there: a policy test needs the people and things it names, as catalog files.`);
  const origin = `file:${dir}`;
  const items = readdirSync(dir).filter(f => /\.ya?ml$/.test(f)).sort().flatMap(f => parseAllDocuments(readFileSync(path.join(dir, f), 'utf8')).map(d => d.toJS() as Entity | null))
    .flatMap(e => (e ? [{ ...e, metadata: { namespace: 'default', ...e.metadata, annotations: { ...e.metadata.annotations, [ORIGIN]: origin } } } as Entity] : []));
  const directory = new CatalogDirectory({ getEntities: async () => ({ items }) } as never, { getOwnServiceCredentials: async () => ({}) } as never, [origin]);
  return { people: await directory.people(), resources: await directory.resources() };
}

/** `policy test [--company DIR] [--only TEXT] [--all]`. @returns the exit code: 1 when a row differs or more approval would deny. */
export async function main(argv: string[]): Promise<number> {
  const { values: o, positionals: [verb, ...rest] } = parseArgs({ args: argv, allowPositionals: true, options: { company: { type: 'string' }, only: { type: 'string' }, all: { type: 'boolean' } } });
  if (verb !== 'test' || rest.length) throw new Error('Say: policy test [--company DIR] [--only TEXT] [--all]');
  const dir = path.resolve(o.company ?? 'plugins/portal-backend/company');
  const file = path.join(dir, 'policies', 'tests.yaml');
  if (!existsSync(file)) throw new Error(`${file} is not there: write down who asks for what, and what policy has to say (docs/policy-tests.md).`);
  const table = readYaml(path.relative(process.cwd(), file), readFileSync(file, 'utf8'), policyTable);
  const texts = readdirSync(path.join(dir, 'policies')).filter(f => f.endsWith('.cedar')).map(f => readFileSync(path.join(dir, 'policies', f), 'utf8'));
  // Actions come from systems, which a policy test does not need: those the policies and the rows name are enough.
  const actions = actionsNamed({ texts, table });
  const company = readCompany(readRuleFiles(dir), usedBy(dir, actions));
  const policy = createCedarPolicy({ cedar, files: company.policies, approvalOrder: company.approvalOrder, actions: [...actions, UNNAMED].map(id => ({ id, effect: 'change' as const })) });
  const { people, resources } = await catalogOf(dir);

  const rows = { ...table, cases: table.cases.filter(c => !o.only || c.name.toLowerCase().includes(o.only.toLowerCase())) };
  const results = runPolicyTable(policy, rows, people, resources);
  for (const r of results) if (!r.ok || process.stdout.isTTY) say(`${r.ok ? 'ok    ' : 'FAILED'} ${r.name}${r.faults.map(f => `\n         ${f}`).join('')}`);
  const broken = checkPolicy(policy, rows.cases.map(row => questionOf(row, table, people, resources)));
  for (const sentence of broken) say(`FAILED More approval must never deny: ${sentence}`);
  const held = o.only ? [] : checkPromises(policy, { texts, table, people, resources, ...(o.all && { most: Infinity }) });
  for (const p of held) say(p.broken ? `FAILED ${p.says} ${p.broken}` : `ok     ${p.says} ${p.asked === p.of ? `All ${p.of}` : `${p.asked} of ${p.of}`} questions.`);
  const failed = results.filter(r => !r.ok).length + broken.length + held.filter(p => p.broken).length;
  say(`${company.policies.length} files, ${policy.rules().length} rules, digest ${policy.digest.slice(0, 12)}`);
  say(`${results.filter(r => r.ok).length + held.filter(p => !p.broken).length} passed, ${failed} failed`);
  return failed ? 1 : 0;
}

/** Request types may use actions that no policy names: that is a default deny, not a mistake. */
function usedBy(dir: string, actions: readonly string[]): string[] {
  const types = path.join(dir, 'request-types');
  const used = existsSync(types) ? readdirSync(types).flatMap(f => [...readFileSync(path.join(types, f), 'utf8').matchAll(/\buse:\s*([a-z]+\.[a-z-]+)/g)].map(m => m[1])) : [];
  return [...new Set([...actions, ...used])];
}

if (require.main === module) {
  main(process.argv.slice(2)).then(code => process.exit(code), error => { process.stderr.write(`${error.message}\n`); process.exit(2); });
}
