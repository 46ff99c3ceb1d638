import type { JournalEvent } from '../journal';
import type { PolicyQuestion } from '../ports';
import type { EventData, ItemRecord } from '../state/record';
import type { Decision } from '../types';

/** What a decision saw, beside the decision: everything that is needed to make it again, and nothing else. */
export interface DecisionEvidence {
  readonly v: 1;
  /** The whole question policy was asked. */
  readonly facts: PolicyQuestion;
  readonly policy: string;
  /** Digest of the rule files it was decided under; absent where a host's rules are fixed. */
  readonly rules?: string;
}

/** What a plan was made from: the model's calls as it said them, and the names its sentences use. */
export interface PlanEvidence { readonly proposed?: unknown; readonly how?: 'slots' | 'typed' | 'untyped'; readonly facts?: { readonly names: Readonly<Record<string, string>> }; readonly rules?: string }

export interface RecordedDecision { readonly seq: number; readonly at: string; readonly itemId: string; readonly action: string; readonly decision: Decision; readonly evidence?: DecisionEvidence }
export interface RecordedPlan { readonly seq: number; readonly at: string; readonly items: readonly ItemRecord[]; readonly evidence?: PlanEvidence }

/** Every decision and plan of one request, as its events say. Pure. */
export function recordedIn(events: readonly JournalEvent[]): { readonly decisions: RecordedDecision[]; readonly plans: RecordedPlan[] } {
  const decisions: RecordedDecision[] = [];
  const plans: RecordedPlan[] = [];
  const actions = new Map<string, string>();
  for (const e of events) {
    const data = e.data as unknown as EventData;
    for (const item of data.items ?? []) actions.set(item.id, item.action);
    if (e.kind === 'plan.made' && data.items) plans.push({ seq: e.seq, at: e.at, items: data.items, evidence: data.evidence as PlanEvidence | undefined });
    if (data.item && data.set?.decision) {
      const evidence = data.evidence as unknown as DecisionEvidence | undefined;
      decisions.push({ seq: e.seq, at: e.at, itemId: data.item, action: actions.get(data.item) ?? '', decision: data.set.decision, ...(evidence?.v === 1 && { evidence }) });
    }
  }
  return { decisions, plans };
}
