import { createHash } from 'node:crypto';
import type { Policy, PolicyQuestion } from '../ports';
import type { Decision, Need, RuleRef } from '../types';
import { glassDecision, isOwnAction, raise } from '../floor';
import { ACCESS_ACTIONS } from '../holdings/actions';
import type { CedarModule, PolicyFile } from './cedar';
import type { CheckedPolicy } from './check';
import { evaluator, type Evaluate, type Verdict } from './evaluate';
import { literalsOf } from './literals';
import { baseAssurance, offersFor } from './offers';
import { readRules, type Rule } from './rules';
import { schemaText } from './schema';
import { cheapest, governancePoints, meets, needsOf, type Governance } from './search';
import { validate } from './validate';

export interface CedarPolicyOptions {
  readonly cedar: CedarModule;
  readonly files: readonly PolicyFile[];
  readonly actions: readonly { readonly id: string; readonly effect: 'read' | 'change' | 'destroy' }[];
  /** Approval roles in the order they are asked; roles of one inner list are asked at the same time. */
  readonly approvalOrder: readonly (string | readonly string[])[];
}

/** Built-in rule of a request type whose autonomy is `off`. */
const OFF: RuleRef = { id: 'autonomy-off', version: 'builtin', says: 'This kind of request is switched off.', effect: 'forbid' };

/** Cedar at the tool boundary. Pure once built: the same question always gives the same decision. @throws PolicyError */
export function createCedarPolicy(o: CedarPolicyOptions): Policy & CheckedPolicy {
  const groups = o.approvalOrder.map(group => (typeof group === 'string' ? [group] : group));
  const roles = groups.flat();
  const order = new Map(groups.flatMap((group, n) => group.map(role => [role, n + 1] as const)));
  const rules = readRules(o.cedar, o.files);
  const schema = schemaText([...o.actions.filter(a => !ACCESS_ACTIONS.some(own => own.id === a.id)), ...ACCESS_ACTIONS], roles);
  validate(o.cedar, rules, schema);
  const literals = literalsOf(rules.map(r => (r.json as { conditions: unknown }).conditions));
  const evaluate = evaluator(o.cedar, Object.fromEntries(rules.map(r => [r.id, r.text])), schema, roles);
  const digest = createHash('sha256').update(JSON.stringify([schema, rules.map(r => [r.id, r.text]), groups])).digest('hex');
  const points = new Map([0, 1, 2, 3].map(a => [a, governancePoints(literals, roles, a as 0 | 1 | 2 | 3)]));
  const engine: Engine = { evaluate, order, digest, refs: ids => rules.filter(r => ids.includes(r.id)).map(refOf), points: q => points.get(baseAssurance(q)) ?? [] };
  return { digest, evaluate, governance: points.get(2) ?? [], minutes: literals.minutes, rules: () => rules.map(refOf), decide: q => q.glass !== undefined ? glassDecision(q, digest) : raise(isOwnAction(q.action) ? undecided(engine, q) : decide(engine, q), q) };
}

interface Engine {
  readonly evaluate: Evaluate; readonly order: ReadonlyMap<string, number>; readonly digest: string;
  /** In the order of the files: Cedar names the rules that decided in no order, and a replay compares byte for byte. */
  refs(ids: readonly string[]): RuleRef[];
  points(q: PolicyQuestion): readonly Governance[];
}

const refOf = ({ id, version, says, owner, effect }: Rule): RuleRef => ({ id, version, says, ...(owner && { owner }), effect });

/** What the desk does to itself is no policy file's business: the floor decides it. */
const undecided = (e: Engine, q: PolicyQuestion): Decision => ({ coordinates: q.coordinates, policyDigest: e.digest, outcome: 'deny', rules: [], needs: [], offers: [] });

function decide(e: Engine, q: PolicyQuestion): Decision {
  const base = { coordinates: q.coordinates, policyDigest: e.digest, needs: [], offers: [] };
  if (q.autonomy === 'off') return { ...base, outcome: 'deny', rules: [OFF] };
  const points = e.points(q);
  const { passing, bare, ceiling } = cheapest(e.evaluate, q, points, q.coordinates);
  if (ceiling.error) return { ...base, outcome: 'deny', rules: [], error: ceiling.error };
  if (!passing) {
    const forbids = e.refs(ceiling.rules).filter(r => r.effect === 'forbid');
    return { ...base, outcome: 'deny', rules: forbids, offers: offersFor(e.evaluate, q, points, e.order) };
  }
  const wanted = q.autonomy === 'approve' ? atLeastOnePerson(passing.governance, q) : passing.governance;
  const needs: Need[] = needsOf(wanted, baseAssurance(q), e.order);
  const now = meets(q.coordinates, wanted) && (isAt(q.coordinates, passing.governance) || e.evaluate(q, q.coordinates).allowed);
  return { ...base, outcome: now ? 'allow' : 'needs', rules: [...e.refs(passing.verdict.rules), ...(bare ? demanding(e, bare) : [])], needs };
}

/** The rules that ask for proof, people or time: those that forbid while nothing of it is there. */
const demanding = (e: Engine, bare: Verdict): RuleRef[] => (bare.allowed ? [] : e.refs(bare.rules).filter(r => r.effect === 'forbid'));

/** The point that was just found to pass: asking again would say the same. */
const isAt = (have: Governance, found: Governance) => have.assurance === found.assurance && have.cooledMinutes === found.cooledMinutes && JSON.stringify(have.approvals) === JSON.stringify(found.approvals);

/** Autonomy `approve`: a human says yes even where policy would not ask. */
function atLeastOnePerson(g: Governance, q: PolicyQuestion): Governance {
  if (Object.values(g.approvals).some(n => n > 0)) return g;
  return { ...g, approvals: { [q.resource.owner && q.resource.kind !== 'account' ? 'owner' : 'manager']: 1 } };
}
