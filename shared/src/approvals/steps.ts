import type { ApprovalStep, Need, PersonRef, Vote } from '../types';
import type { Electors } from './types';

/** One step per role that policy asks for. Steps of the lowest order are open, the rest come later. */
export function openSteps(itemId: string, needs: readonly Need[], electors: ReadonlyMap<string, Electors>, at: string): ApprovalStep[] {
  const asked = needs.flatMap(n => (n.kind === 'approval' ? [n] : []));
  const first = Math.min(...asked.map(n => n.order));
  return asked.map((need, n) => ({
    id: `${itemId}.${n + 1}`, role: need.role, count: need.count, order: need.order,
    candidates: electors.get(need.role)?.asked.map(c => c.ref) ?? [], ...whyThese(electors.get(need.role)), state: need.order === first ? 'open' : 'later', votes: [], askedAt: at,
  }));
}

/** What is kept beside the candidates: in whose place each decides, and why the usual people are not asked. */
export function whyThese(electors: Electors | undefined): Pick<ApprovalStep, 'because' | 'standIns'> {
  const standIns = Object.fromEntries(electors?.asked.flatMap(c => (c.for ? [[c.ref, c.for]] : [])) ?? []);
  return { ...(electors?.because && { because: electors.because }), ...(Object.keys(standIns).length && { standIns }) };
}

/** After a vote: closes what is complete and opens the next order. Pure. */
export function advance(steps: readonly ApprovalStep[], at: string): ApprovalStep[] {
  const closed = steps.map(s => (s.state === 'open' && approvers(s).length >= s.count ? { ...s, state: 'approved' as const } : s));
  if (closed.some(s => s.state === 'open')) return closed;
  const next = Math.min(...closed.filter(s => s.state === 'later').map(s => s.order));
  return closed.map(s => (s.state === 'later' && s.order === next ? { ...s, state: 'open' as const, askedAt: at } : s));
}

/** What still waits is nobody's task any more. */
export const withdrawn = (steps: readonly ApprovalStep[]): ApprovalStep[] => steps.map(s => (s.state === 'open' || s.state === 'later' ? { ...s, state: 'withdrawn' as const } : s));

/** Who said yes; somebody and whoever decides in their place are one voice. */
export const approvers = (s: ApprovalStep) => voices(s).map(v => v.by);

/** Distinct people per role; one person fills at most one step (G12). `still` says who may hold the role right now (G8). */
export function countApprovals(steps: readonly ApprovalStep[], still: (vote: Vote, role: string) => boolean): Record<string, number> {
  const used = new Set<PersonRef>();
  const counts: Record<string, number> = {};
  for (const step of steps) {
    for (const vote of voices(step)) {
      if (people(vote).some(p => used.has(p)) || !still(vote, step.role)) continue;
      people(vote).forEach(p => used.add(p));
      counts[step.role] = (counts[step.role] ?? 0) + 1;
    }
  }
  return counts;
}

const people = (v: Vote): PersonRef[] => [v.by, ...(v.for ? [v.for] : [])];

function voices(s: ApprovalStep): Vote[] {
  const used = new Set<PersonRef>();
  return s.votes.filter(v => {
    if (v.decision !== 'approve' || people(v).some(p => used.has(p))) return false;
    people(v).forEach(p => used.add(p));
    return true;
  });
}
