import type { PersonRef } from '../types';

/** Days after which values are erased, by what they are: what people wrote, what decisions saw, what was done. */
export interface Retention { readonly transcript: number; readonly replay: number; readonly record: number }
/** 180 days, 90 days, 7 years. */
export const RETENTION: Retention = { transcript: 180, replay: 90, record: 2_555 };

/** While it is set, nothing of this person, or of this request, is erased. Exactly one of the two. */
export interface LegalHold {
  readonly id: string;
  readonly person?: PersonRef;
  readonly requestId?: string;
  readonly reason: string;
  readonly by: PersonRef;
  readonly at: string;
  /** The first of the two who release it. */
  readonly release?: { readonly by: PersonRef; readonly at: string };
}

/** How many values of each kind. */
export type Counts = { readonly [K in keyof Retention]?: number };

/** A place that can hold something about a person, and what takes it away again. */
export interface Store { readonly store: string; readonly holds: string; readonly kept: keyof Retention | 'refs' | 'minutes' | 'host' | 'nobody'; readonly erasedBy: string }

/** GET /privacy/holds: everything a privacy officer looks after. */
export interface PrivacyView {
  readonly holds: readonly (LegalHold & { readonly personName?: string; readonly byName: string; readonly releaseByName?: string; /** This reader may ask for the release, or as the second one release. */ readonly mayRelease: boolean })[];
  /** Requests to erase a person, newest first. */
  readonly erasures: readonly { readonly requestId: string; readonly person: PersonRef; readonly personName: string; readonly state: string; readonly headline: string; readonly at: string }[];
  readonly retention: Retention;
  /** What the last pass erased because its time was over. */
  readonly lastExpired?: { readonly at: string; readonly requests: number; readonly erased: Counts };
  readonly stores: readonly Store[];
  readonly maySet: boolean;
  readonly mayErase: boolean;
}

export type ReadingWhat = 'request' | 'queue' | 'record' | 'why' | 'replay' | 'export' | 'pack';
/** Who looked at a request and is no part of it: GET /requests/:id/readings. One line per reader, kind and hour. */
export interface Reading { readonly by: PersonRef; readonly name: string; readonly what: ReadingWhat; readonly at: string }
