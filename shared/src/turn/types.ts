import type { Channel, PersonRef, RequestView } from '../types';

export type Stage = 'intake' | 'understand' | 'context' | 'plan' | 'decide' | 'approve' | 'act' | 'verify' | 'answer' | 'hand-off';

export interface StageMark { readonly stage: Stage; readonly at: string; readonly note?: string; readonly ms?: number }

export interface Citation { readonly id: string; readonly title: string; readonly passage: string; readonly updated?: string; readonly score: number }

export interface Turn {
  readonly n: number;
  readonly by: PersonRef | 'countersign';
  readonly channel: Channel;
  /** Redacted: a one-time code or secret typed into the chat never arrives here. */
  readonly text: string;
  readonly at: string;
  readonly citations?: readonly Citation[];
  /** Spans that tried to give orders; shown to the human, never followed (G31). */
  readonly flagged?: readonly { readonly from: number; readonly to: number; readonly why: string }[];
  /** Model that understood this turn, and the fall-back when the configured one failed. */
  readonly model?: { readonly name: string; readonly fellBackFrom?: string; readonly why?: string; readonly ms: number; readonly tokens?: { readonly in: number; readonly out: number } };
}

/** One line of an NDJSON stream. A stream is a hint: the last line carries the whole request. */
export type Progress =
  | { readonly type: 'stage'; readonly stage: Stage; readonly state: 'started' | 'done'; readonly itemId?: string; readonly note?: string; readonly at: string }
  | { readonly type: 'request'; readonly request: RequestView }
  | { readonly type: 'error'; readonly status: number; readonly message: string; readonly next: string };
