import type { PolicyQuestion } from '../ports';
import type { CheckedPolicy } from './check';
import { counterExample } from './counter-example';
import { minutesOn, UNNAMED, type Company } from './lattice';
import { PROPERTIES, type Property } from './properties';
import { ceilingOf, type Governance } from './search';

/** Questions asked for one property. Where the company has more, every n-th is asked, and the result says so. */
export const MOST_QUESTIONS = 1_500;

export interface PropertyResult {
  readonly id: string; readonly says: string;
  /** Questions asked, of how many there are. */
  readonly asked: number; readonly of: number;
  /** The first one that breaks it. */
  readonly broken?: string;
}

/** Checks properties of a policy over every kind of person, thing, action, role and length of time its company has. @throws Error naming an unknown property */
export function checkProperties(policy: CheckedPolicy, company: Company, { ids, most = MOST_QUESTIONS }: { readonly ids: readonly string[]; readonly most?: number }): PropertyResult[] {
  const named = { ...company, actions: company.actions.filter(a => a !== UNNAMED) };
  return ids.map(id => {
    const property = PROPERTIES.find(p => p.id === id);
    if (!property) throw new Error(`There is no property "${id}". There are: ${PROPERTIES.map(p => p.id).join(', ')}`);
    const all = [...property.questions(named, minutesOn(policy.minutes))];
    const every = Math.ceil(all.length / most) || 1;
    const some = all.filter((_, n) => n % every === 0);
    const broken = firstBroken(policy, property, some);
    return { id, says: property.says, asked: some.length, of: all.length, ...(broken && { broken }) };
  });
}

function firstBroken(policy: CheckedPolicy, property: Property, questions: readonly PolicyQuestion[]): string | undefined {
  const { assurance = 3 } = property;
  const points = assurance === 3 ? policy.governance : policy.governance.flatMap(g => [0 as const, 1 as const].map(a => ({ ...g, assurance: a })));
  const ceiling = { ...ceilingOf(policy.governance), assurance };
  for (const q of questions) {
    const breaking = property.comparedWith ? alone(policy, q, property.comparedWith(q)) : passing(policy, q, points, ceiling);
    if (breaking) return counterExample(q, breaking, policy.evaluate(q, { ...q.coordinates, ...breaking }).rules);
  }
  return undefined;
}

/** More agreement never denies, so one question at the most there is settles it; only a yes is looked at more closely. */
function passing(policy: CheckedPolicy, q: PolicyQuestion, points: readonly Governance[], ceiling: Governance): Governance | undefined {
  if (!policy.evaluate(q, { ...q.coordinates, ...ceiling }).allowed) return undefined;
  return points.find(at => policy.evaluate(q, { ...q.coordinates, ...at }).allowed) ?? ceiling;
}

/** It passes with nobody's yes, and the same by a stranger to the thing does not. */
function alone(policy: CheckedPolicy, q: PolicyQuestion, stranger: PolicyQuestion): Governance | undefined {
  const nobody = { ...ceilingOf(policy.governance), approvals: {} };
  if (!policy.evaluate(q, { ...q.coordinates, ...nobody }).allowed || policy.evaluate(stranger, { ...stranger.coordinates, ...nobody }).allowed) return undefined;
  return nobody;
}
