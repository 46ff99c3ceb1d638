import type { Json } from '../types';
import type { PrivateClass } from './personal';

/** One row, as read back. `hash` covers every other field and the previous row's hash. */
export interface JournalEvent {
  readonly requestId: string; readonly seq: number; readonly kind: string; readonly effectKey?: string;
  readonly actor: string; readonly at: string; readonly nonce: string; readonly data: Json; readonly prevHash: string; readonly hash: string;
}
export interface NewEvent { readonly kind: string; readonly data: Json; readonly actor: string; readonly effectKey?: string }
/** Where a request's chain ends. `seq` 0: nothing written yet. */
export interface Head { readonly requestId: string; readonly seq: number; readonly hash: string }

/** One value that may be erased, by what its row says. */
export interface Erasing { readonly class: PrivateClass; /** JSON pointer into the event's data. */ readonly place: string; readonly kind: string; readonly actor: string; readonly at: string }
export type ErasedCounts = Readonly<Partial<Record<PrivateClass, number>>>;

/** Somebody else appended first, or the effect is already claimed. Reload and decide again. */
export class Conflict extends Error {
  readonly name = 'Conflict';
  constructor(message: string, readonly effectKey?: string) { super(message); }
}

/**
 * The append-only truth. `append` is ONE multi-row insert: all events or none, at the version the caller decided on.
 * Implemented on Knex (SQLite, PostgreSQL, MariaDB) in `./knex`.
 */
export interface Journal {
  /** @throws Conflict when the chain moved past `at`, or `effectKey` is taken. Retries lost answers by hash and nonce. */
  append(at: Head, events: readonly NewEvent[], now: string): Promise<Head>;
  /** All events of one request, oldest first. */
  events(requestId: string, afterSeq?: number): Promise<JournalEvent[]>;
  /** The event that claimed this effect, if any. */
  claim(effectKey: string): Promise<JournalEvent | undefined>;
  /** First bad row of one chain, or undefined. `top` is a head kept elsewhere: shows a cut tail. */
  verify(requestId: string, top?: Head): Promise<{ seq: number; why: string } | undefined>;
  /** Every request id, with its head, in id order; for verification and rebuilds. */
  heads(): AsyncIterable<Head>;
  /** Newest first, for the audit page; heartbeats only when their kind or stream is asked for. */
  recent(options: { before?: { at: string; requestId: string; seq: number }; limit: number; requestId?: string; actor?: string; kind?: string }): Promise<JournalEvent[]>;

  /** Events whose effect keys begin so, among those of these chains. */
  claimed(requestIds: readonly string[], prefix: string): Promise<JournalEvent[]>;

  /** Removes values about people; each row's hash stays what it was (G29). One update per row; what was erased reads `[erased]`. Answers how many. */
  erase(requestId: string, which: (value: Erasing) => boolean): Promise<ErasedCounts>;
  /** How many values are there. */
  holding(requestId: string, which: (value: Erasing) => boolean): Promise<ErasedCounts>;
  /** Ids that hold values of these classes written at or before these moments, in id order after `after`. An id stays until `settleErased` was called for it. */
  erasable(until: Readonly<Partial<Record<PrivateClass, string>>>, after: string, limit: number): Promise<string[]>;
  settleErased(requestId: string): Promise<void>;
  /** Something of it was erased and `settleErased` was not called since. */
  unsettled(requestId: string): Promise<boolean>;
  /** Ids in which this person wrote anything. */
  writtenBy(actor: string): Promise<string[]>;

  /** Projections follow the journal; monotone in `version`, rebuilt by `rebuild` in the core. One upsert each. */
  saveProjection(row: RequestRow, before?: RequestRow | null): Promise<void>;
  loadProjection(requestId: string): Promise<Projected | undefined>;
  /** Many in as few statements as one; those that are not there are left out. */
  loadProjections(requestIds: readonly string[]): Promise<ReadonlyMap<string, Projected>>;
  listRequests(filter: RequestFilter): Promise<RequestRow[]>;
  /** Ids whose projection is behind events written at or before this moment: a writer died in between. Loading them repairs it. */
  lagging(before: string): Promise<string[]>;
}

/** A projection, and what its journal has beyond it. */
export interface Projected { readonly row?: RequestRow; readonly beyond: readonly JournalEvent[] }

/** One row of the requests projection. `snapshot` is the folded state at `version`. */
export interface RequestRow {
  readonly id: string; readonly version: number; readonly hash: string; readonly state: string;
  readonly requester: string; readonly subject: string; readonly createdAt: string; readonly updatedAt: string;
  /** Soonest moment the desk must look again (expiry, retry, 72 h); empty when never. Indexed. */
  readonly wakeAt: string;
  /** People somebody waits for, and people an item concerns beside requester and subject. */
  readonly waitingOn: readonly string[];
  readonly concerns: readonly string[];
  readonly hasGrants: boolean;
  readonly hasHandoff: boolean;
  readonly snapshot: Json;
}
export interface RequestFilter {
  /** Requester, subject or concerned is one of these. */
  readonly people?: readonly string[];
  readonly states?: readonly string[];
  readonly waitingOn?: string;
  readonly wakeBefore?: string;
  readonly since?: string;
  readonly limit?: number;
  /** `holdsGrants`: people whose access is listed (a flag column kept by the fold). */
  readonly withGrants?: boolean;
  readonly withHandoff?: boolean;
}
