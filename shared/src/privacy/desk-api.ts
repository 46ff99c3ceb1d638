import type { Actor, PersonRef, RequestView } from '../types';
import type { PrivacyView, Reading } from './types';

/** What is kept about people, how long, and who looked (G29, G30). */
export interface PrivacyDesk {
  /** Holds, erasures, times and stores: the privacy officer and auditors. */
  holds(actor: Actor): Promise<PrivacyView>;
  /** On one person or one request; the privacy officer or an auditor, alone. */
  setHold(actor: Actor, body: { person?: PersonRef; requestId?: string; reason: string }): Promise<PrivacyView>;
  /** The first person asks, a second one releases. @throws DeskError 409 for the same person twice */
  releaseHold(actor: Actor, id: string): Promise<PrivacyView>;
  /** Opens a request that somebody in security decides. @throws DeskError 409 under a legal hold */
  erasePerson(actor: Actor, body: { person: PersonRef; reason: string }): Promise<RequestView>;
  /** Who read this request and is no part of it: for those who are, and for auditors. Oldest first. */
  readings(actor: Actor, requestId: string): Promise<readonly Reading[]>;
}
