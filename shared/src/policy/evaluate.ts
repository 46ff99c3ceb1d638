import type { PolicyQuestion } from '../ports';
import type { Coordinates, Person } from '../types';
import type { CedarModule } from './cedar';

export interface Verdict { readonly allowed: boolean; readonly rules: readonly string[]; readonly error?: string }
export type Evaluate = (question: PolicyQuestion, at: Coordinates) => Verdict;

let instances = 0;

/** One Cedar call per point. An erroring policy makes the verdict a deny: Cedar itself would skip an erroring forbid (G7). */
export function evaluator(cedar: CedarModule, policies: Record<string, string>, schema: string, roles: readonly string[]): Evaluate {
  const name = `countersign-${++instances}`;
  for (const parsed of [cedar.preparsePolicySet(name, { staticPolicies: policies }), cedar.preparseSchema(name, schema)]) {
    if (parsed.type === 'failure') throw new Error(parsed.errors.map(e => e.message).join('; '));
  }
  return (q, at) => {
    const answer = cedar.statefulIsAuthorized({
      principal: uid('Person', q.requester.ref), action: uid('Action', q.action), resource: uid('Resource', q.resource.ref),
      context: contextOf(q, at, roles), preparsedPolicySetId: name, preparsedSchemaName: name, validateRequest: true, entities: entitiesOf(q),
    });
    if (answer.type === 'failure') return { allowed: false, rules: [], error: answer.errors.map(e => e.message).join('; ') };
    const { decision, diagnostics } = answer.response;
    const error = diagnostics.errors.map(e => `${e.policyId}: ${e.error.message}`).join('; ');
    return error ? { allowed: false, rules: [], error } : { allowed: decision === 'allow', rules: diagnostics.reason };
  };
}

const uid = (type: string, id: string) => ({ type, id });
const entity = (type: string, id: string) => ({ __entity: { type, id } });

function contextOf(q: PolicyQuestion, at: Coordinates, roles: readonly string[]) {
  return {
    subject: entity('Person', q.subject.ref), self: q.requester.ref === q.subject.ref, manages: q.subject.manager === q.requester.ref,
    owns: q.owners.includes(q.requester.ref), channel: q.channel, assurance: at.assurance, cooledMinutes: at.cooledMinutes,
    approvals: Object.fromEntries(roles.map(r => [r, at.approvals[r] ?? 0])),
    role: at.role, minutes: at.minutes, hasEnd: at.minutes > 0, quantity: at.quantity, hasTicket: q.hasTicket, undo: q.undo,
  };
}

function entitiesOf(q: PolicyQuestion) {
  const people = q.requester.ref === q.subject.ref ? [q.subject] : [q.requester, q.subject];
  const { ref, kind, tier, lifecycle, sensitivity, tags, roles } = q.resource;
  return [
    ...people.map(personEntity),
    { uid: uid('Resource', ref), parents: [], attrs: { kind, tier: tier ?? 0, lifecycle: lifecycle ?? '', sensitivity: sensitivity ?? '', tags: [...tags], roles: [...(roles ?? [])] } },
  ];
}

const personEntity = (p: Person) => ({
  uid: uid('Person', p.ref), parents: p.groups.map(g => uid('Group', g)),
  attrs: { employment: p.employment, privileged: p.privileged, active: p.active, tags: [...p.tags] },
});
