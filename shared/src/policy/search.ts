import type { PolicyQuestion } from '../ports';
import type { Coordinates, Need } from '../types';
import type { Evaluate, Verdict } from './evaluate';
import type { Literals } from './literals';

/** Proof, people and time: what can be added to a request without changing what it asks for. */
export interface Governance { readonly assurance: Coordinates['assurance']; readonly cooledMinutes: number; readonly approvals: Readonly<Record<string, number>> }
export interface Point { readonly governance: Governance; readonly verdict: Verdict }

/** Every governance point worth trying, cheapest first. A step-up is cheaper than waiting, waiting than asking a person. */
export function governancePoints(literals: Literals, roles: readonly string[], floor: Coordinates['assurance']): Governance[] {
  const assurances = floor < 3 ? [floor, 3 as const] : [3 as const];
  const cooled = [0, ...literals.cooledMinutes.filter(n => n > 0)];
  let approvals: Record<string, number>[] = [{}];
  for (const role of roles) {
    const counts = [0, ...(literals.approvals.get(role) ?? []).filter(n => n > 0)];
    approvals = approvals.flatMap(a => counts.map(n => (n ? { ...a, [role]: n } : a)));
  }
  const points = assurances.flatMap(assurance => cooled.flatMap(cooledMinutes => approvals.map(a => ({ assurance, cooledMinutes, approvals: a }))));
  return points.map(point => ({ point, cost: costOf(point) })).sort((a, b) => a.cost - b.cost).map(p => p.point);
}

const costOf = (g: Governance) =>
  (g.assurance === 3 ? 1 : 0) + (g.cooledMinutes ? 5 + g.cooledMinutes / 10_000 : 0) + Object.values(g.approvals).reduce((sum, n) => sum + 10 * n, 0);

/** Uniform-cost search upward: the cheapest governance under which this payload passes, what was said with none at all, and what the ceiling says if nothing does. */
export function cheapest(evaluate: Evaluate, q: PolicyQuestion, points: readonly Governance[], payload: Pick<Coordinates, 'role' | 'minutes' | 'quantity'>): { passing?: Point; bare?: Verdict; ceiling: Verdict } {
  // More governance never turns allow into deny (`checkPolicy` proves it on the company's table), so the ceiling settles most denials in one call.
  const ceiling = evaluate(q, { ...payload, ...ceilingOf(points) });
  if (!ceiling.allowed) return { ceiling };
  let bare: Verdict | undefined;
  for (const governance of points) {
    const verdict = evaluate(q, { ...payload, ...governance });
    bare ??= verdict;
    if (verdict.allowed) return { passing: { governance, verdict }, bare, ceiling };
  }
  return { ceiling };
}

export function ceilingOf(points: readonly Governance[]): Governance {
  const approvals: Record<string, number> = {};
  for (const p of points) for (const [role, n] of Object.entries(p.approvals)) approvals[role] = Math.max(approvals[role] ?? 0, n);
  return { assurance: 3, cooledMinutes: Math.max(...points.map(p => p.cooledMinutes)), approvals };
}

/** The passing point is the obligations: step-up first, then people in the company's order, then time. */
export function needsOf(g: Governance, floor: Coordinates['assurance'], order: ReadonlyMap<string, number>): Need[] {
  const approvals = Object.entries(g.approvals)
    .map(([role, count]) => ({ kind: 'approval' as const, role, count, order: order.get(role) ?? 0 }))
    .sort((a, b) => a.order - b.order || a.role.localeCompare(b.role));
  return [
    ...(g.assurance === 3 && floor < 3 ? [{ kind: 'step-up' as const, assurance: 3 as const }] : []),
    ...approvals,
    ...(g.cooledMinutes ? [{ kind: 'cooling-off' as const, minutes: g.cooledMinutes }] : []),
  ];
}

/** True when what is there covers what is needed. */
export const meets = (have: Governance, need: Governance) =>
  have.assurance >= need.assurance && have.cooledMinutes >= need.cooledMinutes && Object.entries(need.approvals).every(([role, n]) => (have.approvals[role] ?? 0) >= n);
