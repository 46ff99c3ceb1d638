import { CALL_MS } from '../action/context';
import type { Holding, System } from '../contract';
import type { Ports } from '../ports';
import type { AccountId, PersonRef } from '../types';

type Lent = Pick<Ports, 'systems' | 'clock' | 'fetch' | 'accounts' | 'directory' | 'log'>;
/** A whole system is read at once: longer than one call, and bounded. */
const CENSUS_MS = 15 * CALL_MS;

/** What one system holds, or why it could not be read. */
export type Counted = { readonly system: System; readonly holdings: readonly Holding[] } | { readonly system: System; readonly unreadable: string };

export const countable = (rt: Pick<Ports, 'systems'>): readonly System[] => rt.systems.filter(s => s.connector.census);

export async function count(rt: Lent, system: System): Promise<Counted> {
  const ctx = { config: system.config, clock: rt.clock, fetch: rt.fetch, signal: AbortSignal.timeout(CENSUS_MS) };
  try {
    return { system, holdings: (await system.connector.census?.read(ctx)) ?? [] };
  } catch (error) {
    rt.log.warn(`${system.id} could not say what people hold: ${(error as Error).message}`);
    return { system, unreadable: (error as Error).message };
  }
}

/** Account → person in one system; an account that two people carry is nobody's (G2). One pass over the directory. */
export async function ownersIn(rt: Lent, system: string): Promise<ReadonlyMap<AccountId, PersonRef>> {
  const owners = new Map<AccountId, PersonRef>();
  const twice = new Set<AccountId>();
  for (const { ref } of await rt.directory.people()) {
    const account = await rt.accounts.find(ref, system);
    if (account === undefined) continue;
    if (owners.has(account)) twice.add(account);
    owners.set(account, ref);
  }
  for (const account of twice) owners.delete(account);
  return owners;
}
