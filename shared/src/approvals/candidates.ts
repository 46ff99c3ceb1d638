import type { Directory, Roles } from '../ports';
import type { Person, PersonRef, Resource } from '../types';

export interface Electorate {
  readonly directory: Directory;
  readonly roles: Roles;
  readonly subject: Person;
  readonly resource: Resource;
  /** Nobody here may fill a step (G12). */
  readonly makers: readonly PersonRef[];
}

/**
 * Who can fill this role now (G14): live, active, never a maker. `manager` climbs until somebody is left, `owner` falls back to
 * the owners' managers, so a leaver or an absent team never blocks a request for good. Empty: nobody can approve this.
 */
export async function candidatesFor(role: string, e: Electorate): Promise<PersonRef[]> {
  if (role === 'manager') return managers(e.subject, e);
  if (role === 'owner') return owners(e);
  const groups = role in e.roles ? e.roles[role as keyof Roles] : [role];
  return eligible((await Promise.all(groups.map(g => e.directory.members(g)))).flat(), e);
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
  const direct = await eligible(members, e);
  if (direct.length) return direct;
  const people = await Promise.all(members.map(m => e.directory.person(m)));
  return eligible(people.flatMap(p => (p?.manager ? [p.manager] : [])), e);
}

async function eligible(refs: readonly PersonRef[], e: Electorate): Promise<PersonRef[]> {
  const unique = [...new Set(refs)].filter(ref => !e.makers.includes(ref));
  const people = await Promise.all(unique.map(ref => e.directory.person(ref)));
  return people.flatMap(p => (p?.active ? [p.ref] : [])).sort();
}
