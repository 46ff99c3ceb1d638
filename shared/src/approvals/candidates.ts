import { insiders } from '../floor';
import type { Directory, Ports, Roles } from '../ports';
import type { Person, PersonRef, Resource } from '../types';
import { gainedLately } from './gained';

export interface Electorate {
  readonly directory: Directory;
  readonly roles: Roles;
  readonly subject: Person;
  readonly resource: Resource;
  /** Nobody here may fill a step (G12). */
  readonly makers: readonly PersonRef[];
  /** Whether a person owes membership of these groups to the desk's own grant of these days (G9). Absent where only a list is made. */
  readonly gained?: (person: PersonRef, groups: readonly string[]) => Promise<boolean>;
}

type Lent = Pick<Ports, 'directory' | 'roles' | 'journal' | 'clock'>;

/** Who could decide about this item, as a vote is cast or counted. */
export const electorateOf = (rt: Lent, { subject, resource }: { readonly subject: Person; readonly resource: Resource }, makers: readonly PersonRef[]): Electorate =>
  ({ directory: rt.directory, roles: rt.roles, subject, resource, makers, gained: (person, groups) => gainedLately(rt, person, groups) });

/**
 * Who can fill this role now (G14): live, active, never a maker. `manager` climbs until somebody is left, `owner` falls back to
 * the owners' managers, so a leaver or an absent team never blocks a request for good. Empty: nobody can approve this.
 */
export async function candidatesFor(role: string, e: Electorate): Promise<PersonRef[]> {
  if (role === 'manager') return managers(e.subject, e);
  if (role === 'owner') return owners(e);
  const groups = role in e.roles ? e.roles[role as keyof Roles] : [role];
  const members = (await Promise.all(groups.map(g => e.directory.members(g)))).flat();
  // Whoever writes rules never approves one, whatever else they hold (G26).
  const authors = role === 'policyApprover' ? (await Promise.all(e.roles.policyAuthor.map(g => e.directory.members(g)))).flat() : [];
  return eligible(members.filter(m => !authors.includes(m)), e, groups);
}

async function managers(person: Person, e: Electorate): Promise<PersonRef[]> {
  const seen = new Set<PersonRef>([person.ref]);
  for (let ref = person.manager; ref && !seen.has(ref); ) {
    seen.add(ref);
    const found = await eligible([ref], e);
    if (found.length) return found;
    ref = (await e.directory.person(ref))?.manager;
  }
  return [];
}

async function owners(e: Electorate): Promise<PersonRef[]> {
  if (!e.resource.owner) return [];
  const members = await e.directory.members(e.resource.owner);
  const direct = await eligible(members, e, [e.resource.owner]);
  if (direct.length) return direct;
  const people = await Promise.all(members.map(m => e.directory.person(m)));
  return eligible(people.flatMap(p => (p?.manager ? [p.manager] : [])), e);
}

/** @param through - the groups whose membership is what makes them candidates. */
async function eligible(refs: readonly PersonRef[], e: Electorate, through: readonly string[] = []): Promise<PersonRef[]> {
  const inside = await insiders(e.directory, e.resource);
  const unique = [...new Set(refs)].filter(ref => !e.makers.includes(ref) && !inside.has(ref));
  const people = await Promise.all(unique.map(async ref => {
    const person = await e.directory.person(ref);
    return person?.active && !(await e.gained?.(ref, through)) ? [ref] : [];
  }));
  return people.flat().sort();
}
