import type { Actor } from '../types';
import type { ExportFilter } from './export';
import type { Pack } from './pack';
import type { HeadsView, KeyView, PeriodView } from './types';

/** The record for people who do not trust us: for auditors, and every reading is itself on the record. */
export interface AuditDesk {
  /** JSON Lines, verifiable by themselves; see `verifyExport`. */
  exportAudit(actor: Actor, filter?: ExportFilter): Promise<AsyncIterable<string>>;
  /** Signed heads over more than `after` entries, smallest first. */
  auditHeads(actor: Actor, after?: number): Promise<HeadsView>;
  /** One request, or everything of one person, as a page to read and lines to verify. */
  evidencePack(actor: Actor, of: { requestId?: string; person?: string }): Promise<Pack>;
  /** Counts of a period, reconciled with what the systems say. */
  auditPeriod(actor: Actor, period: { from: string; to: string }): Promise<PeriodView>;
  /** The public key to keep. */
  auditKey(actor: Actor): Promise<KeyView>;
}
