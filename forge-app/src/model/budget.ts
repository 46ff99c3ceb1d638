import type { Clock, Counters } from '@countersign/core';

export interface TokenBudget {
  /** Called before each call with an upper estimate. @throws when there is no room: the embedded planner goes on. */
  reserve(tokens: number): Promise<void>;
}

/** Largest prompt and answer of one call. */
export const TOKENS_PER_CALL = 20_000;
/** Longer than a conversation lasts; a counter's row goes with its window. */
const DAYS = 30;
const DAY = 24 * 3_600_000;
/** Of one fixed grid, so that every invocation counts in the same window. */
const EPOCH = Date.UTC(2026, 0, 1);

/**
 * Tokens of one request over all its messages, counted in whole calls of at most `TOKENS_PER_CALL`, whatever each costs, and never more than `tokens` in a window.
 */
export function requestBudget(o: { readonly counters: Counters; readonly clock: Clock; readonly request: string; readonly tokens: number }): TokenBudget {
  return {
    async reserve(tokens) {
      if (tokens > TOKENS_PER_CALL) throw new Error('the conversation is too long for the model');
      const begun = EPOCH + Math.floor((o.clock.now().getTime() - EPOCH) / (DAYS * DAY)) * DAYS * DAY;
      const window = { since: new Date(begun).toISOString(), until: new Date(begun + DAYS * DAY).toISOString() };
      if (await o.counters.take([{ name: `model:${o.request}`, most: Math.floor(o.tokens / TOKENS_PER_CALL), ...window }])) throw new Error('the budget of this request is used up');
    },
  };
}
