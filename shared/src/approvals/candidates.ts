import { inRole, insiders } from '../floor';
import type { Directory, Roles } from '../ports';
import type { Settings } from '../settings';
import type { Person, PersonRef, Resource } from '../types';
import { rolesOf } from './roles';
import type { Candidate, Electors } from './types';

export interface Electorate {
  readonly directory: Directory;
  readonly roles: Roles;
  readonly settings: Pick<Settings, 'approvers' | 'fallback'>;
  readonly subject: Person;
  readonly resource: Resource;
  /** Nobody here may fill a step, nor whoever decides for one of them (G12). */
  readonly makers: readonly PersonRef[];
  /** Who is away now → who decides for them. */
  readonly away: ReadonlyMap<PersonRef, PersonRef>;
  /** Whether a person owes membership of these groups to the desk's own grant of these days (G9). Absent where only a list is made. */
  readonly gained?: (person: PersonRef, groups: readonly string[]) => Promise<boolean>;
}

/**
 * Who can fill this role now (G14): live, active, never a maker. `manager` climbs until somebody is left, `owner` falls back to the
 * owners' managers, every other empty role to the company's fall-back; so a leaver or an empty group never blocks a request for good.
 * @param count - how many are needed: somebody who is away is asked only when there are not enough others. Empty: nobody can approve this.
 */
export async function electorsFor(role: string, e: Electorate, count = 1): Promise<Electors> {
  const { people, because } = await direct(role, e);
  const delegates = await delegatesOf(role, people, e);
  const own = people.map(ref => ({ ref }));
  const able = [...own, ...delegates.filter(d => !people.includes(d.ref))];
  const present = able.filter(c => !e.away.has(c.ref) || !delegates.some(d => d.for === c.ref));
  return { asked: present.length >= count ? present : able, able, ...(because && { because }) };
}

/** @returns who may decide, own right or not. */
export const candidatesFor = async (role: string, e: Electorate): Promise<PersonRef[]> => (await electorsFor(role, e)).able.map(c => c.ref);

interface Found { readonly people: readonly PersonRef[]; readonly because?: string }

async function direct(role: string, e: Electorate): Promise<Found> {
  if (role === 'manager') return managers(e.subject, e);
  const found = role === 'owner' ? await owners(e) : { people: await members(role, rolesOf(role, e), e) };
  if (found.people.length || role === 'security' || role === 'policyApprover') return found;
  const [fallback, words] = e.settings.fallback.length ? [e.settings.fallback, 'the company’s fall-back decides'] : [e.roles.security, 'security decides'];
  return { people: await members(role, fallback, e), because: `${role === 'owner' ? 'No owner is left who may decide' : `Nobody of ${role} may decide`}; ${words}.` };
}

async function members(role: string, groups: readonly string[], e: Electorate): Promise<PersonRef[]> {
  const all = (await Promise.all(groups.map(g => e.directory.members(g)))).flat();
  // Whoever writes rules never approves one, whatever else they hold (G26).
  const authors = role === 'policyApprover' ? (await Promise.all(e.roles.policyAuthor.map(g => e.directory.members(g)))).flat() : [];
  return eligible(all.filter(m => !authors.includes(m)), e, groups);
}

async function managers(person: Person, e: Electorate): Promise<Found> {
  const seen = new Set<PersonRef>([person.ref]);
  for (let ref = person.manager; ref && !seen.has(ref); ) {
    seen.add(ref);
    const people = await eligible([ref], e);
    if (people.length) return { people, ...(seen.size > 2 && { because: 'The manager cannot decide this; their manager does.' }) };
    ref = (await e.directory.person(ref))?.manager;
  }
  return { people: [] };
}

async function owners(e: Electorate): Promise<Found> {
  if (!e.resource.owner) return { people: [] };
  const all = await e.directory.members(e.resource.owner);
  const people = await eligible(all, e, [e.resource.owner]);
  if (people.length) return { people };
  // A person who left is no member any more, and still has a manager.
  const found = await Promise.all([...new Set([...all, e.resource.owner])].map(m => e.directory.person(m)));
  return { people: await eligible(found.flatMap(p => (p?.manager ? [p.manager] : [])), e), because: 'The owners cannot decide this; their manager does.' };
}

/** Who decides in the place of somebody away: an employee, active, no maker; never onward, because only those in their own right are looked at. */
async function delegatesOf(role: string, people: readonly PersonRef[], e: Electorate): Promise<Candidate[]> {
  const found = people.flatMap(from => (e.away.has(from) ? [{ ref: e.away.get(from) as PersonRef, for: from }] : []));
  const standing = await Promise.all(found.map(async d => {
    const person = await e.directory.person(d.ref);
    const writes = role === 'policyApprover' && person && inRole(person, e.roles.policyAuthor);
    return person?.employment === 'employee' && !writes && (await eligible([d.ref], e)).length ? [d] : [];
  }));
  return standing.flat();
}

/** @param through - the groups whose membership is what makes them candidates. */
async function eligible(refs: readonly PersonRef[], e: Electorate, through: readonly string[] = []): Promise<PersonRef[]> {
  const inside = await insiders(e.directory, e.resource);
  const barred = new Set([...e.makers, ...e.makers.flatMap(m => e.away.get(m) ?? [])]);
  const unique = [...new Set(refs)].filter(ref => !barred.has(ref) && !inside.has(ref));
  const people = await Promise.all(unique.map(async ref => {
    const person = await e.directory.person(ref);
    return person?.active && !(await e.gained?.(ref, through)) ? [ref] : [];
  }));
  return people.flat().sort();
}
