/** So many in the window that begins at `since` (ISO-8601); its rows may go at `until`. */
export interface Bound { readonly name: string; readonly most: number; readonly since: string; readonly until: string }

/** Counting that every replica shares (G23). Nothing is assumed: a counter that cannot be read or written throws, and then nothing happens. */
export interface Counters {
  /**
   * Counts one more in each bound, if there is room in all. Atomic: of two at the same moment only one gets the last place.
   * @param once - what is counted: the same counts once in a window.
   * @returns the first bound that is full; then nothing was counted.
   */
  take<B extends Bound>(bounds: readonly B[], once?: string): Promise<B | undefined>;
  used(names: readonly string[], since: string): Promise<ReadonlyMap<string, number>>;
  /** What is counted in windows that are not over, fullest first. */
  live(now: string, limit: number): Promise<readonly { readonly name: string; readonly since: string; readonly used: number }[]>;
  /** `member` belongs to the set until then; saying so again moves the end. */
  join(set: string, member: string, until: string): Promise<void>;
  members(set: string, now: string): Promise<number>;
  /** Rows of windows that are over. */
  clean(now: string): Promise<void>;
}

/** One bound and how much of it is used: an element of GET /limits. */
export interface LimitView {
  readonly id: string;
  /** "Messages", in plain words. */
  readonly what: string;
  /** Whose: a person's, a system's, an action's name. */
  readonly whose: string;
  readonly used: number;
  readonly most: number;
  readonly within: 'minute' | 'hour' | 'day';
  /** When it starts from nothing again. */
  readonly until: string;
}

/** GET /limits. */
export interface LimitsView {
  readonly own: readonly LimitView[];
  /** Everybody's, fullest first: administrators, security and auditors only. */
  readonly all?: readonly LimitView[];
  /** People one requester or machine may change within an hour before two approvers are asked. */
  readonly massAbove: number;
}
