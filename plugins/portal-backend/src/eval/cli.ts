import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { casesSchema, readYaml, type EvaluationCase } from '@countersign/core';
import { Portal } from './portal';
import { runCase } from './run-case';

const COMPANY = resolvePackagePath('backend', 'company');
const MOST_HARD = 0.15;
const say = (line: string) => process.stdout.write(`${line}\n`);

function readCases(file: string): EvaluationCase[] {
  const files = existsSync(file) && readdirSync(path.dirname(file)).includes(path.basename(file)) && !/\.ya?ml$/.test(file) ? readdirSync(file).filter(f => f.endsWith('.yaml')).sort().map(f => path.join(file, f)) : [file];
  const cases = files.flatMap(f => readYaml(path.relative(process.cwd(), f), readFileSync(f, 'utf8'), casesSchema));
  const twice = cases.find((c, n) => cases.findIndex(o => o.id === c.id) !== n);
  if (twice) throw new Error(`Two cases are called ${twice.id}: give one another id`);
  const hard = cases.filter(c => c.hard).length;
  if (hard > cases.length * MOST_HARD) throw new Error(`${hard} of ${cases.length} cases are tagged hard; at most 15 % may be`);
  return cases;
}

/** `eval [--company DIR] [--cases FILE] [--model NAME] [--json OUT] [--only ID]`. @returns the exit code: 1 when a must-pass case failed. */
export async function main(argv: string[]): Promise<number> {
  const { values: o } = parseArgs({ args: argv, options: { company: { type: 'string' }, cases: { type: 'string' }, model: { type: 'string' }, json: { type: 'string' }, only: { type: 'string' } } });
  const cases = readCases(path.resolve(o.cases ?? path.join(o.company ?? COMPANY, 'cases'))).filter(c => !o.only || c.id.includes(o.only));
  const portal = await Portal.start(o);
  const rows: { id: string; ms: number; hard: boolean; wrong: string[] }[] = [];
  try {
    for (const c of cases) {
      const began = Date.now();
      const wrong = await runCase(portal, c).catch((e: Error) => [e.message]);
      rows.push({ id: c.id, ms: Date.now() - began, hard: Boolean(c.hard), wrong });
      if (wrong.length || process.stdout.isTTY) say(`${wrong.length ? (c.hard ? 'hard  ' : 'FAILED') : 'ok    '} ${c.id.padEnd(40)} ${wrong.join('; ')}`);
    }
  } finally {
    await portal.stop();
  }
  const passed = rows.filter(r => !r.wrong.length).length;
  const failed = rows.filter(r => r.wrong.length && !r.hard).length;
  const times = rows.map(r => r.ms).sort((a, b) => a - b);
  say(`\n${rows.length} cases, ${passed} as expected, ${rows.length - passed - failed} hard ones not, median ${times[Math.floor(times.length / 2)]} ms a case`);
  say(`${passed} passed, ${failed} failed`);
  if (o.json) writeFileSync(o.json, JSON.stringify(rows, null, 1));
  return failed ? 1 : 0;
}

if (require.main === module) {
  main(process.argv.slice(2)).then(code => process.exit(code), error => { process.stderr.write(`${error.message}\n`); process.exit(1); });
}
