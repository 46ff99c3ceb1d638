import { DefinitionError, readYaml } from '../definitions';
import { checkPromises, policyTable, PolicyError, questionOf, runPolicyTable, type CheckedPolicy } from '../policy';
import type { Policy } from '../ports';
import type { Person, Resource } from '../types';
import { applied, diffOf, digestOf } from './digest';
import type { Rulebook } from './live';
import type { RuleFiles, RulesChange, RulesCheck, RulesFault } from './types';

export const TABLE = 'policies/tests.yaml';
const MOST_FILE = 200_000;
/** Questions for each promise about the whole policy, so that a check takes about a second; `policy test --all` asks every one. */
const MOST_QUESTIONS = 150;
const PATH = /^(?:company\.yaml|policies\/(?:tests\.yaml|[\w-]+\.cedar)|request-types\/[\w-]+\.yaml)$/;

/** Whether a change can be used and what it would decide differently; nothing is written. */
export function checkChange(book: Rulebook, now: { files: RuleFiles; policy: Policy }, change: RulesChange, people: readonly Person[], resources: readonly Resource[]): RulesCheck {
  const files = applied(now.files, change);
  const base = { diff: diffOf(now.files, change), digest: digestOf(files), tests: { passed: 0, failed: [] as string[] }, different: [] as string[] };
  const strange = Object.entries(change).flatMap(([file, text]): RulesFault[] => {
    if (!PATH.test(file) && !Object.hasOwn(book.more ?? {}, file)) return [{ file, line: 1, message: `is not a file of the rules: use company.yaml, ${Object.keys(book.more ?? {}).map(m => `${m}, `).join('')}policies/*.cedar, policies/tests.yaml or request-types/*.yaml` }];
    return text !== null && text.length > MOST_FILE ? [{ file, line: 1, message: `has more than ${MOST_FILE / 1_000} kB` }] : [];
  });
  if (change[TABLE] === null) strange.push({ file: TABLE, line: 1, message: 'cannot be removed: it holds what must stay true, so change its rows instead' });
  if (strange.length) return { ...base, ok: false, faults: strange };
  try {
    const { policy } = book.load(files);
    const { tests, different } = compared(files, policy, now.policy, people, resources);
    return { ...base, ok: true, faults: [], tests, different };
  } catch (error) {
    return { ...base, ok: false, faults: faultsOf(error) };
  }
}

/** The company's own table and its promises under the new policy, and what each row says differently than under the present one. */
function compared(files: RuleFiles, next: Policy & CheckedPolicy, present: Policy, people: readonly Person[], resources: readonly Resource[]): Pick<RulesCheck, 'tests' | 'different'> {
  if (files[TABLE] === undefined) return { tests: { passed: 0, failed: [] }, different: [] };
  const table = readYaml(TABLE, files[TABLE], policyTable);
  const results = runPolicyTable(next, table, people, resources);
  const different = table.cases.flatMap((row, n) => {
    const before = present.decide(questionOf(row, table, people, resources));
    const after = results[n].decision;
    return before.outcome === after.outcome && JSON.stringify(before.needs) === JSON.stringify(after.needs) ? [] : [`${row.name}: ${before.outcome} becomes ${after.outcome}${after.rules[0] ? ` by ${after.rules[0].id}` : ''}.`];
  });
  const texts = Object.keys(files).filter(f => f.endsWith('.cedar')).map(f => files[f]);
  const promises = checkPromises(next, { texts, table, people, resources, most: MOST_QUESTIONS });
  const failed = [
    ...results.filter(r => !r.ok).map(r => `${r.name}: ${r.faults.join('; ')}.`),
    ...promises.flatMap(p => (p.broken ? [`${p.says} ${p.broken}`] : [])),
  ];
  return { tests: { passed: results.length + promises.length - failed.length, failed }, different };
}

function faultsOf(error: unknown): RulesFault[] {
  if (error instanceof DefinitionError) return error.mistakes.map(({ file, line, message }) => ({ file, line, message }));
  if (error instanceof PolicyError) return error.faults.map(({ file, line, message }) => ({ file, line, message }));
  return [{ file: TABLE, line: 1, message: (error as Error).message }];
}
