import type { Clock, Counters, Ports } from '@countersign/core';
import { ForgeChatModel } from '../model/forge-chat-model';
import { requestBudget } from '../model/budget';

/** Tokens one request may spend over all its messages. */
const TOKENS_PER_REQUEST = 120_000;
/** Milliseconds before the embedded planner takes over: a queue's call may last minutes, a person's patience does not. */
const PATIENCE_MS = 45_000;
const MODEL = 'claude-haiku-4-5-20251001';

/** What the rules in force say: Claude on Forge LLMs, or the embedded planner alone. Without a request there is no budget, and so no model. */
export function modelFor(choice: () => 'embedded' | 'forge-llm', o: { readonly counters: Counters; readonly clock: Clock; readonly request?: string }): Ports['model'] {
  const { request } = o;
  const budget = request && requestBudget({ counters: o.counters, clock: o.clock, request, tokens: TOKENS_PER_REQUEST });
  const on = () => budget && choice() === 'forge-llm';
  return {
    timeoutMs: PATIENCE_MS,
    get name() { return on() ? `forge-llm/${MODEL}` : 'embedded'; },
    get model() { return budget && on() ? new ForgeChatModel({ model: MODEL, budget }) : undefined; },
  };
}
