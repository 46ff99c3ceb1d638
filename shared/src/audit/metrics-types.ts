import type { Pace } from '../types';

export interface Metrics {
  readonly from: string; readonly to: string;
  readonly total: number;
  /** How requests were resolved; chart order. */
  readonly paths: { readonly auto: number; readonly approved: number; readonly answered: number; readonly person: number; readonly denied: number; readonly open: number };
  readonly daily: readonly { readonly day: string; readonly auto: number; readonly approved: number; readonly answered: number; readonly person: number; readonly denied: number }[];
  /** Verified resolution (PRODUCT row 15): the four are never added up. */
  readonly resolution: { readonly claimed: number; readonly verified: number; readonly abandoned: number; readonly reopened: number };
  readonly medianSeconds?: number;
  readonly minutesSaved: number;
  readonly exceptions: readonly { readonly requestId: string; readonly itemId: string; readonly why: string; readonly since: string; readonly owner?: string; readonly retryAt?: string; readonly kind: 'unknown' | 'access' | 'waiting' | 'machine' | 'system' | 'glass' }[];
  readonly pendingApprovals: number;
  /** Text that tried to give orders (G31): requests with such text, and the marked stretches in them. */
  readonly attempts: { readonly requests: number; readonly spans: number };
  /** Pace of who decides, for security and auditors (G16). */
  readonly paces: readonly Pace[];
  readonly knowledgeGaps: readonly { readonly question: string; readonly at: string; readonly requestId: string }[];
}
