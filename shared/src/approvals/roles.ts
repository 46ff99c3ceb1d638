import type { Roles } from '../ports';
import type { Settings } from '../settings';

/** Groups and people behind an approval role: one of the desk's roles, one the company names under `approvers`, or a ref as it stands. */
export function rolesOf(role: string, { roles, settings }: { readonly roles: Roles; readonly settings: Pick<Settings, 'approvers'> }): readonly string[] {
  if (role in roles) return roles[role as keyof Roles];
  return settings.approvers[role] ?? [role];
}
