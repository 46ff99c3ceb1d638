import type { PersonRef } from '@countersign/core';
import type { RoleName, SetUpDoubt } from '../contract';
import { readMembers } from '../jira/people';
import { groupIdOf, personOf } from './refs';

type Roles = Readonly<Record<RoleName, readonly string[]>>;
/** Undefined: Jira did not say. */
type People = ReadonlySet<PersonRef> | undefined;

/** Who checks whom: one person in both is told before it is set up (G26). */
const APART = [['policyAuthor', 'policyApprover'], ['auditor', 'admin']] as const satisfies readonly (readonly [RoleName, RoleName])[];

/** What would not work with these groups, as far as Jira lets the app see who is in them. How many there are, and never who. */
export async function doubtsOf(roles: Roles, me: PersonRef): Promise<readonly SetUpDoubt[]> {
  const given = (Object.entries(roles) as [RoleName, readonly string[]][]).filter(([, refs]) => refs.length > 0);
  const people = new Map(await Promise.all(given.map(async ([role, refs]) => [role, await everybodyIn(refs)] as const)));
  return [
    ...given.flatMap(([role]): SetUpDoubt[] => { const found = people.get(role); return found === undefined ? [{ kind: 'unread', role }] : found.size === 0 ? [{ kind: 'nobody', role }] : []; }),
    ...few(people, me),
    ...APART.flatMap(([one, other]): SetUpDoubt[] => { const both = [...(people.get(one) ?? [])].filter(p => people.get(other)?.has(p)).length; return both ? [{ kind: 'both', roles: [one, other], people: both }] : []; }),
  ];
}

function few(people: ReadonlyMap<RoleName, People>, me: PersonRef): SetUpDoubt[] {
  const [admins, approvers] = [people.get('admin'), people.get('policyApprover')];
  return [
    ...(approvers?.size === 1 ? [{ kind: 'one-approver' as const }] : []),
    ...(admins?.size === 1 ? [{ kind: 'one-admin' as const }] : []),
    ...(admins?.size && !admins.has(me) ? [{ kind: 'without-you' as const }] : []),
  ];
}

async function everybodyIn(refs: readonly string[]): Promise<People> {
  const found = await Promise.all(refs.map(membersIn));
  return found.every(people => people !== undefined) ? new Set(found.flat()) : undefined;
}

async function membersIn(ref: string): Promise<readonly PersonRef[] | undefined> {
  const group = groupIdOf(ref);
  return group === undefined ? [ref] : (await readMembers(group))?.map(u => personOf(u.accountId));
}
