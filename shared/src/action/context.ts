import type { Capability, ReadContext, RunContext } from '../contract';
import { NoAccount } from '../contract';
import type { Runtime } from '../runtime';
import type { ItemRecord } from '../state/record';
import type { Action } from './catalog';

/** Longest one call to a system may take. */
export const CALL_MS = 20_000;

export function readContext(rt: Runtime, action: Action): ReadContext {
  return {
    config: action.system.config, clock: rt.clock, fetch: rt.fetch, signal: AbortSignal.timeout(CALL_MS),
    async account(person) {
      const account = await rt.accounts.find(person, action.system.id);
      if (!account) throw new NoAccount(person, action.system.id);
      return account;
    },
  };
}

export function runContext(rt: Runtime, action: Action, item: ItemRecord, capability: Capability, progress: (text: string) => void): RunContext {
  return {
    ...readContext(rt, action), capability, runKey: capability.runKey, progress,
    ...(item.expect !== undefined && { expect: item.expect }),
    oneTimeSecret: value => rt.secrets.keep(item.subject, value, 10),
  };
}
