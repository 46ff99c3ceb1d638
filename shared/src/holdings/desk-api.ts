import type { Actor, RequestView } from '../types';
import type { DriftView } from './types';

/** What systems really hold, compared with what the record says (G20). Nothing here changes access by itself. */
export interface HoldingsDesk {
  /** Administrators, auditors, the service desk and connector operators. */
  drift(actor: Actor): Promise<DriftView>;
  /** Asks every system now. Not for auditors: they read. */
  scanDrift(actor: Actor): Promise<DriftView>;
  /**
   * Opens a request that is decided like any other, and always by a second person.
   * @param body.duration - how long adopted access lasts, ISO-8601; needed to adopt what has no end of its own.
   */
  resolveDrift(actor: Actor, findingId: string, body: { how: 'adopt' | 'revoke'; reason: string; duration?: string }): Promise<RequestView>;
}
