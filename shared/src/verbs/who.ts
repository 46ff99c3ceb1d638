import { DeskError } from '../desk-api';
import type { Roles, Ports } from '../ports';
import type { RequestRecord } from '../state/record';
import type { Actor, Person } from '../types';
import { notFound } from '../runtime';

type Lent = Pick<Ports, 'directory' | 'roles'>;

/** A role is held by membership of a configured group, or by being named. An empty list: nobody (G5). */
export async function holds(rt: Lent, actor: Actor, role: keyof Roles): Promise<boolean> {
  const person = await rt.directory.person(actor.person);
  if (!person?.active) return false;
  return rt.roles[role].some(ref => ref === person.ref || person.groups.includes(ref));
}

export async function mustHold(rt: Lent, actor: Actor, role: keyof Roles, what: string): Promise<void> {
  if (!(await holds(rt, actor, role))) throw new DeskError(403, `${what} is for ${ROLE_WORDS[role]}.`, 'Ask the service desk who can do this.');
}
const ROLE_WORDS: Record<keyof Roles, string> = { admin: 'administrators', auditor: 'auditors', desk: 'service-desk agents', security: 'the security team', policyAuthor: 'policy authors', policyApprover: 'policy approvers', connectorOperator: 'connector operators', privacy: 'the privacy officer' };

/** Claims may ask; only a person in a host session changes, approves or confirms (G1). */
export function mustBeSignedIn(actor: Actor): void {
  if (actor.assurance < 2) throw new DeskError(403, 'This needs you signed in.', 'Open the portal, sign in, and do it there.');
}

export async function mustKnow(rt: Pick<Ports, 'directory'>, actor: Actor): Promise<Person> {
  const person = await rt.directory.person(actor.person);
  if (!person) throw new DeskError(403, 'The directory does not know you.', 'Ask the service desk to add you to the catalog.');
  if (!person.active) throw new DeskError(403, 'Your account is not active.', 'Ask your manager or the service desk.');
  return person;
}

export const isParticipant = (r: RequestRecord, person: string) =>
  r.requester === person || r.subject === person || r.items.some(i => i.subject === person || i.by === person || (i.vouching?.manager === person && i.waiting?.for === 'step-up') || i.steps.some(s => s.candidates.includes(person)));

/** Participants, service-desk agents and auditors. Everybody else gets the same 404 as for a request that is not there (G30). */
export async function mustSee(rt: Lent, actor: Actor, r: RequestRecord): Promise<void> {
  if (isParticipant(r, actor.person)) return;
  if ((await holds(rt, actor, 'desk')) || (await holds(rt, actor, 'auditor')) || (await holds(rt, actor, 'admin'))) return;
  throw notFound(r.id);
}

/** The requester or the subject. */
export function mustOwn(r: RequestRecord, actor: Actor): void {
  if (r.requester !== actor.person && r.subject !== actor.person) throw new DeskError(403, 'Only the person who asked can do this.', 'Ask them, or open a request of your own.');
}
