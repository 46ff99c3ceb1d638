import type { PersonRef } from '../types';

/** One time in which somebody acts without asking: opened with proof and a reason, and read by somebody else afterwards (G22). */
export interface GlassWindow {
  readonly id: string;
  readonly by: PersonRef;
  readonly reason: string;
  readonly at: string;
  readonly until: string;
  /** Each use is a request of its own, with decision, receipt and undo. */
  readonly uses: readonly { readonly requestId: string; readonly action: string; readonly at: string }[];
  readonly review?: { readonly by: PersonRef; readonly at: string; readonly verdict: GlassVerdict; readonly text: string };
}
export type GlassVerdict = 'justified' | 'not-justified';

/** One thing a listed action wants to know. */
export interface GlassField { readonly id: string; readonly of: 'person' | 'thing' | 'text'; readonly required: boolean; readonly choices?: readonly string[] }

/** GET /break-glass. */
export interface GlassView {
  /** What this reader may do while a window of theirs is open. Empty: they are not named. */
  readonly actions: readonly { readonly id: string; readonly title: string; readonly description: string; readonly fields: readonly GlassField[] }[];
  /** Longest a window stays open. */
  readonly minutes: number;
  readonly mayOpen: boolean;
  /** Their own open window. */
  readonly open?: GlassWindow;
  /** Their own; everybody's for security, administrators and auditors. Newest first. */
  readonly windows: readonly (GlassWindow & { readonly name: string; readonly state: 'open' | 'to-review' | 'overdue' | 'reviewed'; readonly reviewBy: string })[];
  /** Windows this reader may review now. */
  readonly mayReview: readonly string[];
}
