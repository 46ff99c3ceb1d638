import { CALL_MS } from '../action/context';
import type { Holding, System } from '../contract';
import { egressFetch } from '../egress';
import type { Ports } from '../ports';
import type { AccountId, Person, PersonRef } from '../types';

type Lent = Pick<Ports, 'systems' | 'clock' | 'fetch' | 'outbound' | 'accounts' | 'directory' | 'log'>;
/** A whole system is read at once: longer than one call, and bounded. */
const CENSUS_MS = 15 * CALL_MS;

/** What one system holds, or why it could not be read. */
export type Counted = { readonly system: System; readonly holdings: readonly Holding[] } | { readonly system: System; readonly unreadable: string };

export const countable = (rt: Pick<Ports, 'systems'>): readonly System[] => rt.systems.filter(s => s.connector.census);

export async function count(rt: Lent, system: System): Promise<Counted> {
  const ctx = { config: system.config, clock: rt.clock, fetch: egressFetch(rt, system), signal: AbortSignal.timeout(CENSUS_MS) };
  try {
    return { system, holdings: (await system.connector.census?.read(ctx)) ?? [] };
  } catch (error) {
    rt.log.warn(`${system.id} could not say what people hold: ${(error as Error).message}`);
    return { system, unreadable: (error as Error).message };
  }
}

/** People asked for at once, where everybody is asked for singly. */
const AT_ONCE = 10;
/** What is looked at: accounts a system named, and people the record says hold something there. */
export interface About { readonly accounts: readonly AccountId[]; readonly people: readonly PersonRef[] }
export interface Owners { readonly owners: ReadonlyMap<AccountId, PersonRef>; readonly people: ReadonlyMap<PersonRef, Person> }

/** Account → person in one system; an account that two people carry is nobody's (G2). */
export async function ownersIn(rt: Lent, system: string, about: About): Promise<Owners> {
  const known = rt.accounts.owner ? await knownOf(rt, system, about) : await rt.directory.people();
  const owners = new Map<AccountId, PersonRef>();
  const twice = new Set<AccountId>();
  for (const { ref } of known) {
    const account = await rt.accounts.find(ref, system);
    if (account === undefined) continue;
    if (owners.has(account)) twice.add(account);
    owners.set(account, ref);
  }
  for (const account of twice) owners.delete(account);
  return { owners, people: new Map(known.map(p => [p.ref, p])) };
}

/** A directory that cannot be read through is asked for those who matter here. */
async function knownOf(rt: Lent, system: string, { accounts, people }: About): Promise<Person[]> {
  const carriers = await Promise.all([...new Set(accounts)].map(a => rt.accounts.owner?.(a, system)));
  const refs = [...new Set([...carriers, ...people].filter(ref => ref !== undefined))];
  const known: Person[] = [];
  for (let n = 0; n < refs.length; n += AT_ONCE) {
    known.push(...(await Promise.all(refs.slice(n, n + AT_ONCE).map(ref => rt.directory.person(ref)))).filter(p => p !== undefined));
  }
  return known;
}
