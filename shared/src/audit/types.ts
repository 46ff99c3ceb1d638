import type { Row } from '../journal/hash';
import type { Json } from '../types';

/** What the tree says about one row: the canonical JSON of these three is a leaf. */
export interface Leaf { readonly requestId: string; readonly seq: number; readonly hash: string }
export interface NumberedLeaf extends Leaf { readonly idx: number }
export interface SignedHead { readonly size: number; /** Base64. */ readonly root: string; readonly note: string; readonly at: string }

/** A journal row and its place in the tree. `row` absent: the tree knows it and the journal lost it; `idx` absent: not numbered yet. */
export interface PlacedRow { readonly requestId: string; readonly seq: number; readonly idx?: number; readonly sealed?: string; readonly row?: StoredRow }
/** A row with the personal values beside it, where there are any. */
export type StoredRow = Omit<Row, 'private'> & { readonly private?: string | null };

/** Numbers, heads, and the one-pass reads of who verifies. Every method is one statement. */
export interface Seals {
  /** Rows written since this moment that have no number yet, in order of time. */
  unnumbered(since: string, limit: number): Promise<(Leaf & { readonly at: string })[]>;
  /** One past the last number. */
  size(): Promise<number>;
  /** Numbers these rows from `from` on, all or none. `false`: somebody else was first. */
  number(from: number, leaves: readonly Leaf[]): Promise<boolean>;
  leaves(from: number, limit: number): Promise<NumberedLeaf[]>;
  lastHead(): Promise<SignedHead | undefined>;
  /** Heads over more than `size` leaves, smallest first. */
  headsAfter(size: number, limit: number): Promise<SignedHead[]>;
  /** `false`: there is a head of this size already. */
  keepHead(head: SignedHead): Promise<boolean>;
  sent(): Promise<readonly { readonly place: string; readonly size: number; readonly at: string }[]>;
  noteSent(place: string, head: SignedHead): Promise<void>;
  /** Rows without a number yet, by request. */
  unplaced(after: { readonly requestId: string; readonly seq: number } | undefined, limit: number): Promise<PlacedRow[]>;
  /** Leaves in order, with their rows. */
  byLeaf(from: number, limit: number): Promise<PlacedRow[]>;
  /** How far the projections say each request goes. */
  tops(after: string, limit: number): Promise<Leaf[]>;
  /** First and last number of each request's rows of a time, SYS streams too. */
  spans(from: string, to: string): Promise<readonly { readonly requestId: string; readonly first: number; readonly last: number }[]>;
}

/** Where signed heads go beside the database. */
export interface HeadPlace {
  /** Shown to auditors: a file's path, a host. */
  readonly name: string;
  put(note: string): Promise<void>;
  /** All notes kept there, where it can be read back. */
  kept?(): Promise<string>;
}

/** What is wrong, and where; without a request it is about the tree or its heads. */
export interface AuditFault { readonly why: string; readonly requestId?: string; readonly seq?: number }

/** How far a record is proved. `proven`: with the reader's own key and head. `consistent`: it holds together, and who holds the signing key could have written it anew. */
export type Completeness = 'proven' | 'consistent' | 'broken';

export interface PlaceView { readonly name: string; /** Leaves of the last head that arrived. */ readonly size: number; readonly at?: string; readonly late: boolean; readonly why?: string }

/** GET /audit/heads. */
export interface HeadsView { readonly origin: string; readonly heads: readonly SignedHead[]; /** The newest of all. */ readonly last?: SignedHead; readonly places: readonly PlaceView[] }
/** GET /audit/key: one line `name+hash+key`, as C2SP signed-note writes it. */
export interface KeyView { readonly kid: string; readonly key: string; readonly origin: string }

/** What one system says it holds, beside our active grants in it. */
export interface SystemCount {
  readonly system: string; readonly title: string; readonly recorded: number;
  /** Everything held there, given by us or not. */
  readonly held?: number;
  /** Grants that are active here and not there. */
  readonly missing?: readonly string[];
  readonly says: string;
}
/** GET /audit/period: counts of a period from the journal; systems as they are now. */
export interface PeriodView {
  readonly from: string; readonly to: string;
  readonly requests: Readonly<Record<string, number>>;
  /** Requests that were only rehearsed: in no other count (G24). */
  readonly rehearsals: number;
  /** Action → effects that were started. */
  readonly effects: Readonly<Record<string, number>>;
  readonly approvals: { readonly given: number; readonly declined: number };
  readonly denials: number; readonly exceptions: number;
  readonly grants: Readonly<Record<string, number>>;
  readonly events: Readonly<Record<string, number>>;
  readonly gaps: readonly { readonly from: string; readonly to: string }[];
  readonly systems: readonly SystemCount[];
  /** The moment `systems` are about: what they held at the end of the period is not known any more. */
  readonly countedAt: string;
}

/** One line of the journal as an auditor reads it. */
export interface AuditEvent {
  readonly requestId: string; readonly seq: number; readonly kind: string; readonly actor: string; readonly at: string;
  readonly summary: string; readonly data: Json; readonly hash: string; readonly prevHash: string;
}

export interface AuditVerification {
  readonly ok: boolean; readonly requests: number; readonly events: number;
  /** The first fault; without a request (`requestId` empty) it is about the tree or its heads. */
  readonly broken?: { readonly requestId: string; readonly seq: number; readonly why: string };
  readonly at: string; readonly ms: number;
  /** Every fault found, at most fifty. */
  readonly faults: readonly { readonly why: string; readonly requestId?: string; readonly seq?: number }[];
  /** `consistent`: it holds together. `proven` is for who verifies an export with a key and a head of their own. */
  readonly completeness: 'proven' | 'consistent' | 'broken';
  /** What a reader needs beside this verification, in sentences. */
  readonly unproven: readonly string[];
  /** Events in the tree, and those that get their number within seconds. */
  readonly sealed: number; readonly waiting: number;
  readonly head?: { readonly size: number; readonly root: string; readonly at: string; readonly kid: string };
  readonly heads: number;
  /** Where heads go beside the database, and how far each place got. */
  readonly places: readonly { readonly name: string; readonly size: number; readonly at?: string; readonly late: boolean; readonly why?: string }[];
  /** Times in which no replica was alive. */
  readonly gaps: readonly { readonly from: string; readonly to: string }[];
}
