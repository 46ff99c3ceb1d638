import type { AccountId, PersonRef, ResourceRef } from '../types';

/**
 * `orphan`: held by an account without an active person. `missing`: given by us, and not there. `outlived`: there beyond the end we recorded.
 * `unmanaged`: held by somebody active and never given by us; that alarms nobody.
 */
export type DriftKind = 'orphan' | 'missing' | 'outlived' | 'unmanaged';

/** One difference between what a system holds and what the record says (G20). */
export interface Finding {
  /** The same difference always has the same id. */
  readonly id: string;
  readonly system: string;
  readonly kind: DriftKind;
  readonly account: AccountId;
  readonly person?: PersonRef;
  readonly resource: ResourceRef;
  readonly role?: string;
  /** When the system ends it by itself. */
  readonly until?: string;
  /** The grant here that says otherwise. */
  readonly grantId?: string;
  readonly firstSeen: string;
  readonly lastSeen: string;
  /** The request that adopts or takes it away, once somebody asked. */
  readonly request?: string;
}

export interface SystemScan {
  readonly system: string;
  readonly at: string;
  readonly holdings: number;
  readonly unmanaged: number;
  /** Why it could not be read; what was found before stands. */
  readonly unreadable?: string;
  /** Too much at once to be many small things: one alarm. */
  readonly alarm: boolean;
}

/** One finding as a reader sees it. */
export interface FindingView extends Finding {
  readonly systemTitle: string;
  readonly personName?: string;
  readonly resourceTitle: string;
  /** What it is, in one sentence. */
  readonly says: string;
  /** What this reader may ask for. */
  readonly may: readonly ('adopt' | 'revoke')[];
}

/** GET /drift. */
export interface DriftView {
  /** What the comparison comes to, in a sentence or two. */
  readonly says: string;
  /** Every system could be read, and nothing differs. */
  readonly agrees: boolean;
  readonly systems: readonly (SystemScan & { readonly title: string; readonly open: number })[];
  /** Systems that cannot say what people hold. */
  readonly notCovered: readonly { readonly id: string; readonly title: string }[];
  readonly findings: readonly FindingView[];
  readonly mayScan: boolean;
}
