import type { PersonRef, ResourceRef } from '../types';

/** Something that did not go as it must, with somebody who answers for it until it is closed (G19, G20). */
export interface OwnedException {
  /** Group or person ref: who owns the thing, else the service desk. */
  readonly owner: string;
  readonly since: string;
  readonly why: string;
  /** When it is tried again by itself; absent: a person has to. */
  readonly retryAt?: string;
  /** What was recorded before and after, and what is there now: somebody else changed it in between. */
  readonly states?: readonly StateRow[];
}
export interface StateRow { readonly label: string; readonly before: string; readonly after: string; readonly now: string }

export interface Grant {
  /** The id of the item that gave it: `<request>.<item>`. */
  readonly id: string;
  readonly requestId: string;
  readonly itemId: string;
  readonly person: PersonRef;
  readonly resource: ResourceRef;
  readonly title: string;
  readonly role?: string;
  readonly reason: string;
  readonly since: string;
  /** Absent: permanent. */
  readonly until?: string;
  /** Ends early when this ticket closes. */
  readonly ticket?: string;
  /** `unknown`: whether it was given is not known yet; it counts as held (G19). */
  readonly state: 'active' | 'ending' | 'ended' | 'exception' | 'unknown';
  readonly endedBecause?: string;
  /** What ends it first, as far as is known. Absent: permanent. */
  readonly ends?: 'time' | 'incident' | 'shift' | 'owner';
  /** `<system>:<shift>`: ends early when this on-call shift is over for the person. */
  readonly shift?: string;
  /** Whose yes it rests on: the owner of the thing then. */
  readonly owner?: string;
  /** When the holder was told that it ends soon. */
  readonly warnedAt?: string;
  readonly exception?: OwnedException;
  readonly extendable: boolean;
}
