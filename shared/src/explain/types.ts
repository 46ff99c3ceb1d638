import type { Offer, PersonRef, RuleRef } from '../types';

/** One thing that was asked for, and who or what met it. */
export interface NeedSaid { readonly says: string; readonly met: boolean; readonly by: readonly { readonly ref: PersonRef; readonly name: string; readonly at: string }[]; readonly can: readonly { readonly ref: PersonRef; readonly name: string }[] }
export interface FactSaid { readonly says: string; readonly source: 'Directory' | 'Catalog' | 'Request' | 'Session' }

/** Why an item was decided as it was, from the record alone: GET /requests/:id/items/:item/why. */
export interface Why {
  readonly itemId: string;
  readonly sentence: string;
  /** "Allowed", "Waiting for …", "Not allowed": one sentence. */
  readonly outcome: string;
  readonly rules: readonly RuleRef[];
  readonly needs: readonly NeedSaid[];
  /** What it looked at, as far as this reader may know it (G30). */
  readonly facts: readonly FactSaid[];
  /** At most three smaller requests that would pass, ready to resubmit by their index. */
  readonly offers: readonly Offer[];
  /** When it was decided, and under which version of the rules. */
  readonly at?: string;
  readonly policy?: string;
}
