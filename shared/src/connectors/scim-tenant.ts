import type { ReadContext } from '../contract';
import { call, type Endpoint } from './http';

/** SCIM 2.0 (RFC 7643/7644). Each app is a tenant of its own; a seat is membership of the role's group. */
export interface Tenant extends Endpoint { readonly title?: string; readonly groups: Readonly<Record<string, string>>; readonly defaultRole: string; readonly group?: boolean; /** `false`: people are brought there by somebody else, and whoever is not there is given no account. */ readonly provision?: boolean }
export interface Config { readonly tenants: Readonly<Record<string, Tenant>> }
export interface Group { readonly id: string; readonly displayName?: string; readonly members?: readonly { value: string }[] }
export interface Found<T> { readonly Resources?: readonly T[] }

/** A filter value is data: quotes and backslashes are escaped, then the whole is encoded. */
export const filter = (attribute: string, value: string) => `?filter=${encodeURIComponent(`${attribute} eq ${JSON.stringify(value)}`)}`;

export async function groupOf(ctx: Pick<ReadContext, 'fetch' | 'signal'>, tenant: Tenant, name: string): Promise<Group> {
  const { status, body } = await call<Found<Group>>(ctx, tenant, 'GET', `/Groups${filter('displayName', name)}`);
  if (status !== 200) throw new Error(`SCIM answered ${status}`);
  const id = named(body, name)?.id;
  if (!id) throw new Error(`The group ${name} is not there`);
  const group = await call<Group>(ctx, tenant, 'GET', `/Groups/${encodeURIComponent(id)}`);
  if (group.status !== 200) throw new Error(`SCIM answered ${group.status}`);
  return group.body;
}

/** A server that cannot filter answers with every group: only the one of exactly this name is meant. */
export const named = ({ Resources = [] }: Found<Group>, name: string): Group | undefined => Resources.find(g => g.displayName === name);
