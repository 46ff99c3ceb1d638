import type { StepUpChallenge } from '../ports';
import type { Actor, RequestView } from '../types';
import type { BatchBody } from './batch';
import type { Away } from './delegations';
import type { BatchResult, DelegationsView, OpenedLink } from './types';

/** Deciding, beside one vote: together, from a link, with proof, in somebody's place, and taking it back (G12-G16). */
export interface ApprovalsDesk {
  /** Low risk, the same but for the person, at most twenty. @throws DeskError 422 naming which one does not fit */
  decideBatch(actor: Actor, body: BatchBody): Promise<BatchResult>;
  /** Opens a decision from a notice, once; carries no authority. */
  openLink(actor: Actor, token: string): Promise<OpenedLink>;
  /** Where a decision demands proof of who decides (G15). */
  challengeApproval(actor: Actor, approvalId: string): Promise<StepUpChallenge>;
  /** Takes one's own yes back until the effect starts. */
  withdrawVote(actor: Actor, approvalId: string): Promise<RequestView>;
  delegations(actor: Actor): Promise<DelegationsView>;
  delegate(actor: Actor, body: Away): Promise<DelegationsView>;
  endDelegation(actor: Actor, id: string): Promise<DelegationsView>;
}
