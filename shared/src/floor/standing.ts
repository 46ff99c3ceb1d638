import type { Directory, Roles } from '../ports';
import type { Person, PersonRef, Resource } from '../types';

/** What the floor needs to know beside the question itself; computed from facts, never said by anybody. */
export interface Standing {
  /** The change touches who approves, administers, audits, writes rules, signs or connects (G9). */
  readonly controlPlane: boolean;
  /** It would make or unmake an administrator of the host itself: never through the desk. */
  readonly hostAdmin: boolean;
  /** Who approves control-plane changes: security, or administrators where security itself gains. */
  readonly approvers: 'security' | 'admin';
  /** More people than one requester changes within an hour by themselves: counted right before the effect (G23). */
  readonly mass?: boolean;
  /** Active administrators. With one, nothing changes by itself (G25). */
  readonly admins: number;
  /** The system can be read back after the change: without that nobody but a person says yes (G19). Absent in records of before it was asked. */
  readonly readable?: boolean;
  /** Somebody who did not ask for it changed its payload (G12). */
  readonly amended?: boolean;
  /** It settles a difference that a scan found. */
  readonly drift?: 'adopt' | 'revoke';
  /** The requester may propose changes of the rules, and does not approve any (G26). */
  readonly author: boolean;
  /** The requester may ask to erase a person. Absent in records from before there was erasing. */
  readonly privacy?: boolean;
}

type Lent = { readonly directory: Directory; readonly roles: Roles; readonly hostAdmins?: readonly string[] };

/** Group refs that being in `resource` means: the resource itself where it is a group, and what the directory says it confers. */
export const conferredBy = (resource: Resource): readonly string[] => [resource.ref, ...(resource.confers ?? [])];

export async function standingOf(rt: Lent, requester: Person, subject: Person, resource: Resource): Promise<Standing> {
  const conferred = conferredBy(resource);
  const touches = (refs: readonly string[]) => refs.some(ref => conferred.includes(ref));
  const admins = new Set((await Promise.all(rt.roles.admin.map(ref => rt.directory.members(ref)))).flat());
  return {
    controlPlane: touches(Object.values(rt.roles).flat()) || subject.employment === 'service' || resource.tags.includes('control-plane'),
    hostAdmin: touches(rt.hostAdmins ?? []),
    approvers: touches(rt.roles.security) ? 'admin' : 'security',
    admins: admins.size,
    author: inRole(requester, rt.roles.policyAuthor) || inRole(requester, rt.roles.admin), privacy: inRole(requester, rt.roles.privacy),
  };
}

export const inRole = (person: Person, role: readonly string[]): boolean => role.some(ref => ref === person.ref || person.groups.includes(ref));

/** Who gains when somebody joins: nobody inside approves a newcomer (G9, G12). */
export async function insiders(directory: Directory, resource: Resource): Promise<ReadonlySet<PersonRef>> {
  const groups = conferredBy(resource).filter(ref => ref.startsWith('group:'));
  return new Set((await Promise.all(groups.map(g => directory.members(g)))).flat());
}
