import type { PersonRef } from '../types';

/** A manager is asked to say that it is really them (G17). As the desk keeps it: the code only as a keyed digest. */
export interface Vouching {
  readonly id: string;
  readonly manager: PersonRef;
  readonly at: string;
  /** The code counts until then. */
  readonly until: string;
  readonly tries: number;
  readonly digest: string;
  /** Where the code is kept for its one showing. */
  readonly secret: string;
}

/** What the people on the request see of it. */
export interface VouchingShown { readonly manager: PersonRef; readonly at: string; readonly until: string; readonly triesLeft: number }

/** For the person who cannot prove it themself. The code is shown by `vouchingCode`, once. */
export interface VouchingStarted { readonly manager: { readonly ref: PersonRef; readonly name: string }; readonly until: string; readonly next: string }

/** What waits for a manager. */
export interface VouchingView {
  readonly requestId: string;
  readonly itemId: string;
  readonly subject: { readonly ref: PersonRef; readonly name: string };
  readonly sentence: string;
  readonly at: string;
  readonly until: string;
  readonly triesLeft: number;
  /** What to check before entering the code. */
  readonly advice: string;
}
