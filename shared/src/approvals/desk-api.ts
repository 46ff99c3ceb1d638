import type { StepUpChallenge } from '../ports';
import type { Actor, RequestView } from '../types';
import type { BatchBody } from './batch';
import type { Away } from './delegations';
import type { BatchResult, DelegationsView, OpenedLink } from './types';
import type { OpenApproval, WorkflowAnswer } from './workflow';

/** Deciding, beside one vote: together, from a link, with proof, in somebody's place, and taking it back (G12-G16). */
export interface ApprovalsDesk {
  /** Low risk, the same but for the person, at most twenty. @throws DeskError 422 naming which one does not fit, 409 which one changed since it was read */
  decideBatch(actor: Actor, body: BatchBody): Promise<BatchResult>;
  /** Opens a decision from a notice, once; carries no authority. */
  openLink(actor: Actor, token: string): Promise<OpenedLink>;
  /** Where a decision demands proof of who decides (G15). */
  challengeApproval(actor: Actor, approvalId: string): Promise<StepUpChallenge>;
  /** Takes one's own yes back until the effect starts. */
  withdrawVote(actor: Actor, approvalId: string): Promise<RequestView>;
  /** For the host's own workflow, which has no actor: never shown to anybody but those it asks. */
  openApprovals(requestId: string): Promise<readonly OpenApproval[]>;
  /** What this person answered in the host's own approval step, which was opened for exactly this payload (G13). @throws DeskError 403 where a click is not enough (G15) */
  decideInWorkflow(actor: Actor, approvalId: string, answer: WorkflowAnswer): Promise<RequestView>;
  delegations(actor: Actor): Promise<DelegationsView>;
  delegate(actor: Actor, body: Away): Promise<DelegationsView>;
  endDelegation(actor: Actor, id: string): Promise<DelegationsView>;
}
