import type { Clock } from '../contract';
import type { Journal, JournalEvent } from '../journal';
import { Stream } from '../streams';
import type { GlassWindow } from './types';

export const GLASS_STREAM = 'SYS-glass';
/** Somebody else in security has read it by then. */
export const REVIEW_MS = 72 * 3_600_000;

export interface GlassState { readonly windows: readonly GlassWindow[]; /** Answered challenges; none opens twice. */ readonly proofs: readonly string[] }

export const glassBoard = (journal: Journal, clock: Clock): Stream<GlassState> => new Stream<GlassState>(journal, clock, GLASS_STREAM, fold, { windows: [], proofs: [] });

function fold(s: GlassState, e: JournalEvent): GlassState {
  const data = e.data as unknown as GlassWindow & { proof: string; requestId: string; action: string } & NonNullable<GlassWindow['review']>;
  const change = (next: (w: GlassWindow) => GlassWindow) => ({ ...s, windows: s.windows.map(w => (w.id === data.id ? next(w) : w)) });
  switch (e.kind) {
    case 'glass.opened': return { windows: [...s.windows, { id: data.id, by: e.actor, reason: data.reason, at: e.at, until: data.until, uses: [] }], proofs: [...s.proofs, data.proof] };
    case 'glass.used': return change(w => ({ ...w, uses: [...w.uses, { requestId: data.requestId, action: data.action, at: e.at }] }));
    case 'glass.reviewed': return change(w => ({ ...w, review: { by: e.actor, at: e.at, verdict: data.verdict, text: data.text } }));
    default: return s;
  }
}

export const isOpen = (w: GlassWindow, now: Date) => Date.parse(w.until) > now.getTime();

export function stateOfWindow(w: GlassWindow, now: Date): 'open' | 'to-review' | 'overdue' | 'reviewed' {
  if (w.review) return 'reviewed';
  if (isOpen(w, now)) return 'open';
  return now.getTime() > Date.parse(w.at) + REVIEW_MS ? 'overdue' : 'to-review';
}
