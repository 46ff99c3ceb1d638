import type { Capability, ReadContext, RunContext, System } from '../contract';
import { NoAccount } from '../contract';
import { egressFetch } from '../egress';
import type { Runtime } from '../runtime';
import type { ItemRecord } from '../state/record';
import type { Action } from './catalog';

/** Longest one call to a system may take. */
export const CALL_MS = 20_000;

export const readContext = (rt: Runtime, action: Action): ReadContext => readContextOf(rt, action.system);

export function readContextOf(rt: Runtime, system: System): ReadContext {
  return {
    config: system.config, clock: rt.clock, fetch: egressFetch(rt, system), signal: AbortSignal.timeout(CALL_MS),
    async account(person) {
      const account = await rt.accounts.find(person, system.id);
      if (!account) throw new NoAccount(person, system.id);
      return account;
    },
  };
}

export function runContext(rt: Runtime, action: Action, item: ItemRecord, capability: Capability, progress: (text: string) => void): RunContext {
  return {
    ...readContext(rt, action), capability, runKey: capability.runKey, progress,
    ...(item.expect !== undefined && { expect: item.expect }),
    oneTimeSecret: value => rt.secrets.keep(item.subject, value, 10, `${capability.requestId}.${item.id}`),
  };
}
