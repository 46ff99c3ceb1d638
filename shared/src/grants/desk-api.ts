import type { Actor, RequestView } from '../types';

/** What only a person can close. */
export interface ExceptionsDesk {
  /** Answers an outcome nobody knows, with evidence. The system is read again first; what it says wins (G19). */
  settle(actor: Actor, requestId: string, itemId: string, body: { evidence: string; held: boolean }): Promise<RequestView>;
  /** Tries again to take access away that could not be (G20). */
  endAgain(actor: Actor, grantId: string): Promise<RequestView>;
}
