import type { PolicyQuestion } from '../ports';
import type { Evaluate } from './evaluate';
import { meets, type Governance } from './search';

export interface CheckedPolicy { readonly evaluate: Evaluate; readonly governance: readonly Governance[]; /** Lengths of time that the policies compare with. */ readonly minutes: readonly number[] }

/**
 * The search rests on one promise: more proof, more waiting or more approvals never turn an allow into a deny.
 * Asks every question at every governance point and answers one sentence per question that breaks it; empty when it holds.
 */
export function checkPolicy(policy: CheckedPolicy, questions: readonly PolicyQuestion[]): string[] {
  return questions.flatMap(q => {
    const points = policy.governance.map(at => ({ at, verdict: policy.evaluate(q, { ...q.coordinates, ...at }) }));
    const allowed = points.filter(p => p.verdict.allowed);
    const denied = points.filter(p => !p.verdict.allowed);
    for (const { at } of allowed) {
      const worse = denied.find(d => meets(d.at, at));
      if (worse) return [sentence(q, at, worse.at, worse.verdict.rules)];
    }
    return [];
  });
}

const sentence = (q: PolicyQuestion, less: Governance, more: Governance, rules: readonly string[]) =>
  `${q.action} by ${q.requester.ref} for ${q.subject.ref} on ${q.resource.ref} is allowed with ${say(less)} and denied with ${say(more)}${rules.length ? `, by ${rules.join(', ')}` : ''}.`;

function say(g: Governance): string {
  const people = Object.entries(g.approvals).map(([role, n]) => `${n} ${role}`).join(' and ') || 'nobody';
  return `assurance ${g.assurance}, ${g.cooledMinutes} minutes waited and approval by ${people}`;
}
