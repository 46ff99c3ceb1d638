import type { ApprovalStep, Need, PersonRef } from '../types';

/** One step per role that policy asks for. Steps of the lowest order are open, the rest come later. */
export function openSteps(itemId: string, needs: readonly Need[], candidates: ReadonlyMap<string, readonly PersonRef[]>, at: string): ApprovalStep[] {
  const asked = needs.flatMap(n => (n.kind === 'approval' ? [n] : []));
  const first = Math.min(...asked.map(n => n.order));
  return asked.map((need, n) => ({
    id: `${itemId}.${n + 1}`, role: need.role, count: need.count, order: need.order,
    candidates: candidates.get(need.role) ?? [], state: need.order === first ? 'open' : 'later', votes: [], askedAt: at,
  }));
}

/** After a vote: closes what is complete and opens the next order. Pure. */
export function advance(steps: readonly ApprovalStep[], at: string): ApprovalStep[] {
  const closed = steps.map(s => (s.state === 'open' && approvers(s).length >= s.count ? { ...s, state: 'approved' as const } : s));
  if (closed.some(s => s.state === 'open')) return closed;
  const next = Math.min(...closed.filter(s => s.state === 'later').map(s => s.order));
  return closed.map(s => (s.state === 'later' && s.order === next ? { ...s, state: 'open' as const, askedAt: at } : s));
}

export const approvers = (s: ApprovalStep) => [...new Set(s.votes.filter(v => v.decision === 'approve').map(v => v.by))];

/** Distinct people per role; one person fills at most one step (G12). `still` says who may hold the role right now (G8). */
export function countApprovals(steps: readonly ApprovalStep[], still: (person: PersonRef, role: string) => boolean): Record<string, number> {
  const used = new Set<PersonRef>();
  const counts: Record<string, number> = {};
  for (const step of steps) {
    for (const person of approvers(step)) {
      if (used.has(person) || !still(person, step.role)) continue;
      used.add(person);
      counts[step.role] = (counts[step.role] ?? 0) + 1;
    }
  }
  return counts;
}
