import { readFacts } from '../action/facts';
import { loadRecord, type Case } from '../case';
import { DeskError } from '../desk-api';
import type { Runtime } from '../runtime';
import { isEnded } from '../state/status';
import type { Actor, PersonRef } from '../types';
import { decideElsewhere } from '../verbs/decide';
import { demandsOf } from './demands';

/** An approval that waits, as the host's own workflow may ask for it. */
export interface OpenApproval {
  readonly id: string; readonly payloadHash: string;
  /** What is approved, in the words an approver reads (G16). */
  readonly sentence: string;
  readonly candidates: readonly PersonRef[]; readonly decided: readonly PersonRef[];
  /** False: it takes proof or a typed name too, which no workflow asks for (G15). */
  readonly clickIsEnough: boolean;
}

/** The host opened its own approval step for exactly this payload; `at`: ISO-8601, when the approver answered there. */
export interface WorkflowAnswer { readonly decision: 'approve' | 'decline'; readonly payloadHash: string; readonly at: string; /** What the host calls the step. */ readonly step: string }

/** What waits for somebody's yes in this request, first things first. */
export async function openApprovals(rt: Runtime, requestId: string): Promise<readonly OpenApproval[]> {
  const record = await loadRecord(rt.journal, requestId);
  if (!record || record.closed) return [];
  const waiting = record.items.filter(i => !isEnded(i) && i.waiting?.for === 'approval');
  const views = await Promise.all(waiting.map(async item => {
    const { stepUp, type } = await demandsOf(rt, item, await readFacts(rt, item));
    return item.steps.filter(s => s.state === 'open').map(s => ({
      id: `${requestId}.${s.id}`, payloadHash: item.payloadHash, sentence: item.sentence, candidates: s.candidates, decided: s.votes.map(v => v.by), clickIsEnough: !stepUp && type === undefined,
    }));
  }));
  return views.flat();
}

/** One approver's answer there, as a vote like any other where a click is enough. A no counts always: it only keeps things as they are. */
export function decideInWorkflow(rt: Runtime, actor: Actor, approvalId: string, { decision, payloadHash, at, step }: WorkflowAnswer): Promise<Case> {
  const comment = decision === 'approve' ? `Approved in “${step}”` : `Declined in “${step}”`;
  return decideElsewhere(rt, actor, approvalId, {
    body: { decision, payloadHash, comment }, at,
    within: (_, { stepUp, type }) => { if (stepUp || type !== undefined) throw new DeskError(403, `This is far-reaching, so an answer in “${step}” is not enough.`, 'Decide it in Countersign.'); },
  });
}
