import { createHash } from 'node:crypto';
import type { Holding, System } from '../contract';
import type { AccountId, Person, PersonRef } from '../types';
import { isLive, keyOf, type Given } from './match';
import type { DriftKind, Finding } from './types';

export type Found = Omit<Finding, 'firstSeen' | 'lastSeen' | 'request'>;

export interface Comparing {
  readonly system: System;
  readonly holdings: readonly Holding[];
  readonly owners: ReadonlyMap<AccountId, PersonRef>;
  readonly people: ReadonlyMap<PersonRef, Person>;
  /** Every grant there ever was that this system could confirm. */
  readonly given: readonly Given[];
  readonly now: Date;
}

/** Differences between what a system holds and what the record says. Pure. */
export function compare(c: Comparing): Found[] {
  const byAccess = new Map<string, Given[]>();
  for (const g of c.given) byAccess.set(of(g.grant.person, g.takes), [...(byAccess.get(of(g.grant.person, g.takes)) ?? []), g]);
  const held = new Set<string>();
  const found = new Map<string, Found>();
  for (const h of c.holdings) {
    const person = c.owners.get(h.account);
    const access = keyOf(c.system, h, person ?? NOBODY);
    if (person) held.add(of(person, access));
    const difference = judge(c, h, person, person ? byAccess.get(of(person, access)) ?? [] : []);
    if (difference) found.set(difference.id, difference);
  }
  return [...found.values(), ...missing(c, held)];
}

/** Only gives an input its shape. */
export const NOBODY = 'user:default/nobody';
const of = (person: PersonRef, access: string) => `${person} ${access}`;

function judge(c: Comparing, h: Holding, person: PersonRef | undefined, grants: readonly Given[]): Found | undefined {
  const base = { system: c.system.id, account: h.account, resource: h.resource, ...(h.role && { role: h.role }), ...(h.until && { until: h.until }), ...(person && { person }) };
  if (!person || !c.people.get(person)?.active) return finding('orphan', base);
  if (!grants.length) return finding('unmanaged', base);
  const right = grants.some(g => isLive(g.grant) && !(g.grant.until && Date.parse(g.grant.until) <= c.now.getTime()));
  if (right) return undefined;
  const last = [...grants].sort((a, b) => b.grant.since.localeCompare(a.grant.since))[0];
  return finding('outlived', { ...base, grantId: last.grant.id });
}

/** Access that should be there by our record and is not. What is still being taken away is on its way. */
function missing(c: Comparing, held: ReadonlySet<string>): Found[] {
  const accountOf = new Map([...c.owners].map(([account, person]) => [person, account]));
  return c.given.flatMap(({ grant, takes }): Found[] => {
    const account = accountOf.get(grant.person);
    const over = grant.until && Date.parse(grant.until) <= c.now.getTime();
    if (grant.state !== 'active' || over || !account || held.has(of(grant.person, takes))) return [];
    return [finding('missing', { system: c.system.id, account, person: grant.person, resource: grant.resource, ...(grant.role && { role: grant.role }), grantId: grant.id })];
  });
}

function finding(kind: DriftKind, f: Omit<Found, 'id' | 'kind'>): Found {
  const said = [f.system, kind, f.account, f.resource, f.role ?? '', kind === 'missing' ? f.grantId : ''].join('\n');
  return { id: createHash('sha256').update(said).digest('hex').slice(0, 16), kind, ...f };
}
