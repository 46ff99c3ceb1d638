import type { Directory, Roles } from '../ports';
import type { PersonRef } from '../types';

/** Roles that one person must not hold together: each is there to check the other (G26). */
const APART: readonly (readonly [keyof Roles, keyof Roles])[] = [
  ['policyAuthor', 'policyApprover'], ['connectorOperator', 'policyApprover'], ['admin', 'policyApprover'],
  ['auditor', 'admin'], ['auditor', 'desk'], ['auditor', 'policyAuthor'], ['auditor', 'policyApprover'], ['auditor', 'connectorOperator'], ['auditor', 'privacy'],
];

export interface Together { readonly person: PersonRef; readonly roles: readonly [keyof Roles, keyof Roles] }

/** Who holds two roles that should be apart, by live membership. */
export async function heldTogether(directory: Pick<Directory, 'members'>, roles: Roles): Promise<Together[]> {
  const names = [...new Set(APART.flat())];
  const holders = new Map(await Promise.all(names.map(async role => [role, new Set((await Promise.all(roles[role].map(ref => directory.members(ref)))).flat())] as const)));
  return APART.flatMap(pair => [...(holders.get(pair[0]) ?? [])].filter(p => holders.get(pair[1])?.has(p)).map(person => ({ person, roles: pair })));
}
