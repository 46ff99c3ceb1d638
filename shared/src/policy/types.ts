import type { Assurance, JsonObject } from '../types';

export interface RuleRef {
  readonly id: string;
  /** First 12 hex digits of the digest of the rule's text. */
  readonly version: string;
  /** The rule in its owner's words (`@says`). */
  readonly says: string;
  readonly owner?: string;
  readonly effect: 'permit' | 'forbid';
}

/** The point in governance × payload space that policy was asked about. `minutes` 0 means no end. */
export interface Coordinates {
  readonly assurance: Assurance;
  readonly cooledMinutes: number;
  /** Distinct valid people per approval role. */
  readonly approvals: Readonly<Record<string, number>>;
  readonly role: string;
  readonly minutes: number;
  readonly quantity: number;
}

export type Need =
  | { readonly kind: 'step-up'; readonly assurance: 3 }
  | { readonly kind: 'cooling-off'; readonly minutes: number }
  /** Steps are ordered by `order`; equal order means in parallel. */
  | { readonly kind: 'approval'; readonly role: string; readonly count: number; readonly order: number };

/** A smaller payload that would pass, ready to resubmit. Offers never lower approvals. */
export interface Offer {
  /** Changed input fields only, for example `{role: 'read', duration: 'PT8H'}`. */
  readonly change: JsonObject;
  readonly needs: readonly Need[];
}

export interface Decision {
  readonly outcome: 'allow' | 'needs' | 'deny';
  /** The rules that determined it. Empty on a default deny. */
  readonly rules: readonly RuleRef[];
  /** For `needs`: everything asked for, met or not, in order. For `allow`: what was met. */
  readonly needs: readonly Need[];
  /** For `deny`: up to three smaller payloads that would pass, the widest first. */
  readonly offers: readonly Offer[];
  /** Only so many of the offers that were found are shown: one request shows three, and nothing is suggested to whoever tries variant after variant (G30). */
  readonly offersShown?: number;
  readonly coordinates: Coordinates;
  readonly policyDigest: string;
  /** Set when evaluation failed: the outcome is then always `deny` (G7). */
  readonly error?: string;
}
