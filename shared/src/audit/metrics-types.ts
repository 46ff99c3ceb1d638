import type { Settings } from '../settings';
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
  /** What verified resolutions come to by the company's own assumptions: worked out, never measured. */
  readonly saved: {
    /** Absent where the rules state no price of an hour: then there is no amount either. */
    readonly assumed?: NonNullable<Settings['worth']>;
    /** Verified and never reopened, by kind, with the minutes of a person assumed for each. */
    readonly kinds: readonly { readonly requestType: string; readonly title: string; readonly verified: number; readonly minutesEach: number }[];
    /** Verified, of kinds for which no minutes are assumed. */
    readonly uncounted: number;
    readonly minutes: number;
    readonly amount?: number;
    /** The provider's count of tokens at the price the rules state; absent without either. `withoutCount`: messages a model read and no count came back. */
    readonly model?: { readonly tokens: { readonly in: number; readonly out: number }; readonly amount: number; readonly perVerified?: number; readonly withoutCount: number };
  };
  readonly exceptions: readonly { readonly requestId: string; readonly itemId: string; readonly why: string; readonly since: string; readonly owner?: string; readonly retryAt?: string; readonly kind: 'unknown' | 'access' | 'waiting' | 'machine' | 'system' | 'glass' }[];
  readonly pendingApprovals: number;
  /** Text that tried to give orders (G31): requests with such text, and the marked stretches in them. */
  readonly attempts: { readonly requests: number; readonly spans: number };
  /** Pace of who decides, for security and auditors (G16). */
  readonly paces: readonly Pace[];
  readonly knowledgeGaps: readonly { readonly question: string; readonly at: string; readonly requestId: string }[];
}
