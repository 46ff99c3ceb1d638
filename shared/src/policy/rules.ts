import { createHash } from 'node:crypto';
import type { RuleRef } from '../types';
import type { CedarModule, PolicyFile } from './cedar';
import { lineOf, PolicyError, type Fault } from './errors';

export interface Rule extends RuleRef {
  readonly text: string;
  readonly file: string;
  /** Line of the file on which the rule's text starts, from 1. */
  readonly line: number;
  /** Cedar's own JSON form, for reading literals. */
  readonly json: unknown;
}

/** Every policy of every file, with its id, its owner's words and where it stands. @throws PolicyError naming file and line. */
export function readRules(cedar: CedarModule, files: readonly PolicyFile[]): Rule[] {
  const faults: Fault[] = [];
  const rules: Rule[] = [];
  for (const file of files) {
    const parts = cedar.policySetTextToParts(file.text);
    if (parts.type === 'failure') {
      faults.push(...parts.errors.map(e => ({ file: file.name, line: lineOf(file.text, e.sourceLocations?.[0]?.start ?? 0), message: e.message, help: e.help })));
      continue;
    }
    let from = 0;
    for (const text of parts.policies) {
      const at = Math.max(file.text.indexOf(text, from), 0);
      from = at + text.length;
      const rule = readRule(cedar, file, text, lineOf(file.text, at));
      if ('message' in rule) faults.push(rule);
      else rules.push(rule);
    }
  }
  const seen = new Map<string, Rule>();
  for (const rule of rules) {
    const first = seen.get(rule.id);
    if (first) faults.push({ file: rule.file, line: rule.line, message: `the id "${rule.id}" is taken by ${first.file}:${first.line}` });
    seen.set(rule.id, rule);
  }
  if (faults.length) throw new PolicyError(faults);
  return rules;
}

function readRule(cedar: CedarModule, file: PolicyFile, text: string, line: number): Rule | Fault {
  const parsed = cedar.policyToJson(text);
  if (parsed.type === 'failure') return { file: file.name, line, message: parsed.errors[0]?.message ?? 'cannot be read' };
  const { id, says, owner } = (parsed.json.annotations ?? {}) as Record<string, string | undefined>;
  if (!id) return { file: file.name, line, message: 'has no @id("…"): the id is what people see on every decision' };
  if (!says) return { file: file.name, line, message: `"${id}" has no @says("…"): one plain sentence in its owner's words` };
  return {
    id, says, ...(owner && { owner }), effect: parsed.json.effect === 'forbid' ? 'forbid' : 'permit',
    version: createHash('sha256').update(text).digest('hex').slice(0, 12), text, file: file.name, line, json: parsed.json,
  };
}
