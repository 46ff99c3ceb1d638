/**
 * The connector contract. A connector is a list of lookups and changes, declared as data; the core authorises, journals,
 * times, retries and reads back. An action does its one thing.
 */
import type { ZodType } from 'zod';
import type { AccountId, FieldChange, JsonObject, Json, PersonRef, ResourceRef } from './types';

export interface Clock { now(): Date }

/** Signed permission to cause one effect once (G10). Only the core makes one. */
export interface Capability {
  readonly requestId: string;
  readonly itemId: string;
  readonly action: string;
  readonly payloadHash: string;
  readonly subject: PersonRef;
  readonly expiresAt: string;
  /** Idempotency key for the remote system: the ledger's effect key. */
  readonly runKey: string;
  readonly signature: string;
}

/** What the host lends for a read. Nothing in it comes from the model. */
export interface ReadContext<C = unknown> {
  readonly config: C;
  /** The person's account in this system. Throws `NoAccount` when there is no link: never guess (G2). */
  account(person: PersonRef): Promise<AccountId>;
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal;
}

/** What the host lends for one effect. */
export interface RunContext<C = unknown> extends ReadContext<C> {
  readonly capability: Capability;
  readonly runKey: string;
  /** State recorded when the thing being undone was done; a mismatch must be refused, not overwritten. */
  readonly expect?: Json;
  progress(text: string): void;
  /** Keeps a secret for one showing to the subject; returns a reference that may be written down. */
  oneTimeSecret(value: string): Promise<string>;
}

export type Changed = { readonly outcome: 'changed'; readonly secret?: string };
export type AlreadyInState = { readonly outcome: 'alreadyInState' };
/** `code` is the remote system's own, verbatim. `retryable`: nothing was changed and a later try may pass. */
export type Refused = { readonly outcome: 'refused'; readonly code: string; readonly message: string; readonly retryable?: boolean };
export type Pending = { readonly outcome: 'pending'; readonly token: string };
export type RunResult = Changed | AlreadyInState | Refused | Pending;

/** Widest to smallest. Values as in the input; a missing value means "no limit" and is wider than all. */
export type Ladder = readonly (string | number)[];

export interface Lookup<I = JsonObject, O = Json, C = unknown> {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly effect: 'read';
  readonly input: ZodType<I>;
  readonly output: ZodType<O>;
  run(input: I, ctx: ReadContext<C>): Promise<O>;
}

export interface Change<I = JsonObject, S = Json, C = unknown> {
  /** Verb and noun, kebab case; unique in its connector. The plan names it `<system>.<id>`. */
  readonly id: string;
  readonly title: string;
  /** For the model: effect, precondition, repeatability. */
  readonly description: string;
  readonly effect: 'change' | 'destroy';
  /** `access`: leaves the subject with more access than before. Such a change makes a grant. */
  readonly gives?: 'access';
  /** Safe to send again with the same runKey after an unknown outcome. */
  readonly idempotent?: boolean;
  readonly input: ZodType<I>;
  /** Host refs, compared by policy; never account ids. */
  subject(input: I): PersonRef;
  resource(input: I): ResourceRef;
  /** Payload rungs for policy; `duration` is ISO-8601. */
  coordinates?(input: I): { role?: string; duration?: string; quantity?: number };
  /** One sentence an approver can judge, present tense, from the payload alone: "Give Ben read access to payments-db for 4 hours". */
  preview(input: I, say: Sayer): string;
  /** Past tense title of the receipt: "Gave Ben read access to payments-db". */
  done(input: I, say: Sayer): string;
  /** State before and after; absent: the outcome stays `claimed`, never `verified`. */
  read?(input: I, ctx: ReadContext<C>): Promise<S>;
  /** Is the goal reached in this state? Polled to a deadline. `since` is when the effect began: the end of timed access is measured from there. */
  reached?(input: I, state: S, since: Date): 'held' | 'notHeld' | 'unknown';
  /** What a person sees of before and after; labels in plain words. */
  fields?(before: S, after: S): FieldChange[];
  /** Who says so, for the read-back signature: "Directory says open". */
  readBack?(state: S): string;
  run(input: I, ctx: RunContext<C>): Promise<RunResult>;
  poll?(token: string, ctx: RunContext<C>): Promise<RunResult>;
  readonly narrow?: { readonly [K in keyof I & string]?: Ladder };
  /**
   * The inverse is another change of the same connector, so undoing is decided, capability-bound, read back and
   * journaled like anything else. Absent: cannot be undone, and the receipt says why (`undoWhyNot`).
   */
  readonly undo?: { readonly change: string; input(input: I, before: S, after: S): JsonObject; sentence(input: I, say: Sayer): string; readonly days: number };
  readonly undoWhyNot?: string;
  /** The change of the same connector, of the same input, that makes useless a one-time secret nobody read in time (G18). It keeps no secret itself. */
  readonly rotate?: string;
}

/** Turns refs into names for sentences; names are cleaned of control, bidi and zero-width characters. */
export interface Sayer { person(ref: PersonRef): string; resource(ref: ResourceRef): string; duration(iso: string): string }

/** One thing an account holds in a system, as the system itself says. */
export interface Holding {
  readonly account: AccountId;
  readonly resource: ResourceRef;
  readonly role?: string;
  /** When the system ends it by itself. */
  readonly until?: string;
  /** The change of the same connector that takes it away; its id is among `takenBy`. */
  readonly revoke: { readonly change: string; input(person: PersonRef): JsonObject };
}

/** Everything everybody holds in a system. What is not in it does not count as held. */
export interface Census<C = unknown> {
  /** Ids of the changes that take holdings away: which of our grants this census can confirm. */
  readonly takenBy: readonly string[];
  /** All of it or a throw: half a census looks like access that is gone. */
  read(ctx: Pick<ReadContext<C>, 'config' | 'fetch' | 'signal' | 'clock'>): Promise<readonly Holding[]>;
}

export interface Connector<C = unknown> {
  readonly id: string;
  readonly title: string;
  readonly config: ZodType<C>;
  readonly lookups: readonly Lookup<any, any, C>[]; // erased: each entry's own types meet in its own file
  readonly changes: readonly Change<any, any, C>[]; // erased, as above
  /** Absent: what people hold there is neither compared nor taken away when somebody leaves. */
  readonly census?: Census<C>;
  /** Cheap call that proves address and credentials; the message says the next step. */
  check?(ctx: Pick<ReadContext<C>, 'config' | 'fetch' | 'signal'>): Promise<{ ok: true } | { ok: false; message: string }>;
}

/** A connector at work on one configured system. `id` is the first half of every action id. */
export interface System<C = unknown> { readonly id: string; readonly title: string; readonly connector: Connector<C>; readonly config: C; readonly demo?: boolean; /** `private`: its hosts may lie in the company's own network (G33). */ readonly network?: 'private' }

/** No account is linked to this person in this system. Ask the desk; never guess. */
export class NoAccount extends Error {
  readonly name = 'NoAccount';
  constructor(readonly person: PersonRef, readonly system: string) { super(`${person} has no linked account in ${system}`); }
}

/** This effect must run as the person, and their live credentials are not at hand. Thrown before anything was changed. */
export class NeedsPerson extends Error {
  readonly name = 'NeedsPerson';
  constructor(readonly person: PersonRef) { super(`${person} has to be here for this`); }
}
