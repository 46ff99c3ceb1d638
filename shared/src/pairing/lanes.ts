import type { JournalEvent } from '../journal';
import type { Json, JsonObject, PersonRef } from '../types';
import type { WitnessedHead } from './types';

/** A message that waits to be taken. Of a request only its number is kept: what is sent is always how it stands then. */
export interface Queued { readonly n: number; readonly type: string; readonly body: JsonObject }
export interface Asserted { readonly approval: string; readonly by: PersonRef; readonly at: string; readonly jti: string }

/** What goes out. Messages are numbered from 1 by the order in which they were written down. */
export interface OutState {
  readonly last: number;
  readonly acked: number;
  readonly waiting: readonly Queued[];
  /** Request → digest of what was told of it last. */
  readonly told: Readonly<Record<string, string>>;
  /** Everything that moved before this was looked at. */
  readonly lookedAt: string;
  readonly asserted: readonly Asserted[];
  /** Answered challenges; none counts twice. */
  readonly proofs: readonly string[];
}
export const NOTHING_OUT: OutState = { last: 0, acked: 0, waiting: [], told: {}, lookedAt: '', asserted: [], proofs: [] };

export function foldOut(s: OutState, e: JournalEvent): OutState {
  const data = e.data as JsonObject & { upTo: number; type: string; body: JsonObject; digest?: string; asserted?: Omit<Asserted, 'by' | 'at'>; proof?: string };
  if (e.kind === 'peer.acked') return { ...s, acked: data.upTo, waiting: s.waiting.filter(m => m.n > data.upTo) };
  if (e.kind === 'peer.looked') return { ...s, lookedAt: e.at };
  if (e.kind !== 'peer.queued') return s;
  const n = s.last + 1;
  return {
    ...s, last: n, waiting: [...s.waiting, { n, type: data.type, body: data.body }],
    ...(data.digest !== undefined && { told: { ...s.told, [String(data.body.id)]: data.digest } }),
    ...(data.asserted && { asserted: [...s.asserted, { ...data.asserted, by: e.actor, at: e.at }] }),
    ...(data.proof && { proofs: [...s.proofs, data.proof] }),
  };
}

/** Where a mirrored request stands, without what is in it. */
export interface MirrorIndex { readonly id: string; readonly version: number; readonly readers: readonly PersonRef[]; readonly asks: readonly { readonly account: PersonRef; readonly step: string }[] }
/** What came of one assertion: here, or in the other host when it was ours. */
export interface Verdict { readonly ok: boolean; readonly message?: string; readonly next?: string }
export interface Applied extends Verdict { readonly jti: string; readonly approval: string; readonly person?: PersonRef; readonly decision: string; readonly at: string }

/** What came in. `upTo`: everything up to this number was taken, once. */
export interface InState {
  readonly upTo: number;
  readonly mirrors: Readonly<Record<string, MirrorIndex>>;
  readonly applied: readonly Applied[];
  readonly verdicts: Readonly<Record<string, Verdict>>;
  readonly theirs?: WitnessedHead;
  readonly ours?: WitnessedHead;
  readonly forked?: { readonly at: string; readonly why: string };
}
export const NOTHING_IN: InState = { upTo: 0, mirrors: {}, applied: [], verdicts: {} };

/** What a message left behind; each part by its name. */
export interface Taken { readonly index?: MirrorIndex; readonly applied?: Omit<Applied, 'at'>; readonly verdict?: Verdict & { readonly jti: string }; readonly theirs?: WitnessedHead; readonly ours?: WitnessedHead; readonly forked?: string; readonly refused?: string; /** The assertion, word for word. */ readonly assertion?: string }

export function foldIn(s: InState, e: JournalEvent): InState {
  if (e.kind !== 'peer.took') return s;
  const { n, index, applied, verdict, theirs, ours, forked } = e.data as unknown as Taken & { readonly n: number; readonly type: string };
  return {
    ...s, upTo: n,
    ...(index && { mirrors: { ...s.mirrors, [index.id]: index } }),
    ...(applied && { applied: [...s.applied, { ...applied, at: e.at }] }),
    ...(verdict && { verdicts: { ...s.verdicts, [verdict.jti]: verdict } }),
    ...(theirs && { theirs }), ...(ours && { ours }), ...(forked && { forked: { at: e.at, why: forked } }),
  };
}

export const asJson = (value: unknown): Json => value as Json;
