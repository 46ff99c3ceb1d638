import type { Json } from '../types';

export interface ReplayedStep {
  readonly seq: number;
  readonly at: string;
  readonly itemId: string;
  readonly what: 'plan' | 'decision';
  /** `erased`: its evidence was erased in time; `unrecorded`: it was denied because a fact could not be read. */
  readonly result: 'same' | 'different' | 'erased' | 'unrecorded';
  /** The first place that differs. */
  readonly why?: string;
  readonly recorded: Json;
  readonly again?: Json;
}

/** GET /requests/:id/replay. */
export interface Replay { readonly requestId: string; readonly same: boolean; readonly erased?: boolean; readonly steps: readonly ReplayedStep[] }
