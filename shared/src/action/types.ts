import type { Json, JsonObject } from '../types';

export interface FieldChange {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  readonly changed: boolean;
}

/** Evidence of one executed action. */
export interface Receipt {
  /** `<request>.<item>`. */
  readonly id: string;
  readonly requestId: string;
  readonly itemId: string;
  readonly action: string;
  readonly outcome: 'changed' | 'alreadyInState' | 'refused' | 'unknown';
  readonly verified: boolean;
  /** Past tense, what was done: shown as the card's title. */
  readonly title: string;
  readonly fields: readonly FieldChange[];
  readonly before?: Json;
  readonly after?: Json;
  readonly readBack?: string;
  /** The remote system's own refusal code, verbatim. */
  readonly refusal?: { readonly code: string; readonly message: string };
  readonly undo?: { readonly action: string; readonly input: JsonObject; readonly sentence: string; readonly until: string };
  /** A reference to a secret shown once to the subject; never the secret. */
  readonly secret?: string;
  readonly at: string;
}
