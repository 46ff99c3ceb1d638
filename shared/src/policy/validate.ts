import type { CedarModule } from './cedar';
import { lineOf, PolicyError, type Fault } from './errors';
import type { Rule } from './rules';

/** Every word is known, every rule can apply. A warning ("this can never be true") is an error here: nobody writes one on purpose. */
export function validate(cedar: CedarModule, rules: readonly Rule[], schema: string): void {
  const answer = cedar.validate({ schema, policies: { staticPolicies: Object.fromEntries(rules.map(r => [r.id, r.text])) }, validationSettings: { mode: 'strict' } });
  if (answer.type === 'failure') throw new PolicyError(answer.errors.map(e => ({ file: 'policies', line: 1, message: e.message, help: e.help })));
  const faults = [...answer.validationErrors, ...answer.validationWarnings].flatMap(({ policyId, error }): Fault[] => {
    const rule = rules.find(r => r.id === policyId);
    if (!rule) return [];
    const line = rule.line + lineOf(rule.text, error.sourceLocations?.[0]?.start ?? 0) - 1;
    return [{ file: rule.file, line, message: error.message, help: error.help }];
  });
  if (faults.length) throw new PolicyError(faults);
}
