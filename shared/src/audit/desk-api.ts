import type { Actor } from '../types';
import type { ExportFilter } from './export';
import type { HeadsView, KeyView } from './types';

/** The record for people who do not trust us: for auditors, and every reading is itself on the record. */
export interface AuditDesk {
  /** JSON Lines, verifiable by themselves; see `verifyExport`. */
  exportAudit(actor: Actor, filter?: ExportFilter): Promise<AsyncIterable<string>>;
  /** Signed heads over more than `after` entries, smallest first. */
  auditHeads(actor: Actor, after?: number): Promise<HeadsView>;
  /** The public key to keep. */
  auditKey(actor: Actor): Promise<KeyView>;
}
