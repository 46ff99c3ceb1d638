import type { PolicyQuestion } from '../ports';
import type { Coordinates, Person, Resource } from '../types';

/** What the properties of a policy are checked over. `gives`: actions that give access. */
export interface Company { readonly people: readonly Person[]; readonly resources: readonly Resource[]; readonly actions: readonly string[]; readonly gives: readonly string[]; readonly takes?: readonly string[] }

/** An action that no policy names: it must be refused like any other nobody thought of. */
export const UNNAMED = 'nobody.named-this';
const YEAR = 525_600;

/** One person of each kind a policy can tell apart: employment, privilege, being active, tags and groups. */
export const kindsOfPeople = (people: readonly Person[]) => oneOfEach(people, p => JSON.stringify([p.employment, p.privileged, p.active, [...p.tags].sort(), [...p.groups].sort()]));
/** One thing of each kind a policy can tell apart. */
export const kindsOfThings = (resources: readonly Resource[]) => oneOfEach(resources, r => JSON.stringify([r.kind, r.tier, r.lifecycle, r.sensitivity, [...r.tags].sort(), [...(r.roles ?? [])].sort()]));

/** Every way a subject can be asked for: by themselves, by their manager, by the service desk or anybody else. */
export function asked(subject: Person, people: readonly Person[]): Person[] {
  const manager = people.find(p => p.ref === subject.manager);
  const others = kindsOfPeople(people.filter(p => p.active && p.ref !== subject.ref && p.ref !== manager?.ref));
  return [subject, ...(manager ? [manager] : []), ...others];
}

/** Values on both sides of every bound that a policy compares with, and far beyond. */
export const minutesOn = (literals: readonly number[]) => [...new Set([0, ...literals.flatMap(n => [n, n + 1]), YEAR])].sort((a, b) => a - b);
/** Only systems and applications have roles. */
export const rolesOn = ({ kind, roles = [] }: Resource) => [...new Set(['', ...(kind === 'system' || kind === 'app' ? ['read', 'write', 'admin'] : []), ...roles])];

export const accountOf = (p: Person): Resource => ({ ref: p.ref, title: p.name, kind: 'account', owner: p.ref, tags: [] });

interface Asking { readonly action: string; readonly requester: Person; readonly subject: Person; readonly resource: Resource; readonly owners?: readonly string[]; readonly hasTicket?: boolean; readonly at?: Partial<Coordinates> }
export const question = ({ action, requester, subject, resource, owners = [], hasTicket = true, at = {} }: Asking): PolicyQuestion => ({
  action, effect: 'change', requester, subject, resource, owners, channel: 'portal', hasTicket, undo: false, autonomy: 'auto',
  coordinates: { assurance: 2, cooledMinutes: 0, approvals: {}, role: '', minutes: 0, quantity: 1, ...at },
});

function oneOfEach<T>(all: readonly T[], kind: (t: T) => string): T[] {
  const seen = new Map<string, T>();
  for (const t of all) if (!seen.has(kind(t))) seen.set(kind(t), t);
  return [...seen.values()];
}
