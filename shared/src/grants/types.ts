/** Something that did not go as it must, with somebody who answers for it until it is closed (G19, G20). */
export interface OwnedException {
  /** Group or person ref: who owns the thing, else the service desk. */
  readonly owner: string;
  readonly since: string;
  readonly why: string;
  /** When it is tried again by itself; absent: a person has to. */
  readonly retryAt?: string;
  /** What was recorded before and after, and what is there now: somebody else changed it in between. */
  readonly states?: readonly StateRow[];
}
export interface StateRow { readonly label: string; readonly before: string; readonly after: string; readonly now: string }
