import type { StepUpChallenge } from '../ports';
import type { Actor, Progress, RequestView } from '../types';
import type { Showing } from './reveal';
import type { VouchingStarted, VouchingView } from './types';
import type { Word } from './vouch';

/** Who somebody is, proved without a factor of their own; and what is shown only to who has proved it (G17, G18). */
export interface IdentityDesk {
  /** The person whose item waits for proof. @throws DeskError 409 when nobody can vouch for them */
  startVouching(actor: Actor, id: string, itemId: string): Promise<VouchingStarted>;
  /** Shown once. */
  vouchingCode(actor: Actor, id: string, itemId: string): Promise<{ code: string; until: string }>;
  vouchings(actor: Actor): Promise<readonly VouchingView[]>;
  challengeVouch(actor: Actor, id: string, itemId: string): Promise<StepUpChallenge>;
  /** @throws DeskError 422 for a wrong code, 409 when the code is over, 429 after three vouchings in a day */
  vouch(actor: Actor, id: string, body: Word, emit?: (line: Progress) => void): Promise<RequestView>;
  challengeReveal(actor: Actor, secret: string): Promise<StepUpChallenge>;
  /** One-time secret, to its owner only, once, after a proof for this secret (G18). */
  reveal(actor: Actor, secret: string, body: Showing): Promise<{ value: string }>;
}
