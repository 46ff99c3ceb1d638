/** `closed`: in use. `open`: resting after failures. `trying`: one change is let through to see. */
export type BreakerState = 'closed' | 'open' | 'trying';

export interface SystemState {
  readonly state: BreakerState;
  /** When it failed, since it last answered; oldest first. */
  readonly failures: readonly string[];
  /** How often in a row it was opened: each rest is twice as long as the one before, ten minutes at most. */
  readonly trips: number;
  readonly since?: string;
  /** Nothing is sent before. */
  readonly retryAt?: string;
  readonly why?: string;
}

/** An element of GET /systems. */
export interface SystemHealth {
  readonly id: string;
  readonly title: string;
  readonly state: BreakerState;
  /** In plain words: "In use", "Resting until 10:04 UTC: the system answered 500". */
  readonly says: string;
  readonly failures: number;
  readonly since?: string;
  readonly retryAt?: string;
  readonly why?: string;
}
