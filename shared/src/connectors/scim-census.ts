import type { Census, Holding } from '../contract';
import type { ResourceRef } from '../types';
import { call } from './http';
import { groupOf, type Config, type Tenant } from './scim-tenant';

type Ctx = Parameters<Census<Config>['read']>[0];
interface User { readonly id: string; readonly externalId?: string }
/** Users asked for in one page (RFC 7644, 3.4.2.4). */
const PAGE = 200;

/** Members of every role's group of every tenant: a seat is what is held. */
export const seatCensus: Census<Config> = {
  takenBy: ['remove-seat', 'remove-from-group'],
  async read(ctx) {
    const found: Holding[] = [];
    for (const [ref, tenant] of Object.entries(ctx.config.tenants)) found.push(...(await heldIn(ctx, ref, tenant)));
    return found;
  },
};

async function heldIn(ctx: Ctx, ref: ResourceRef, tenant: Tenant): Promise<Holding[]> {
  const accounts = new Map((await users(ctx, tenant)).map(u => [u.id, u.externalId ?? u.id]));
  const found: Holding[] = [];
  for (const [role, group] of Object.entries(tenant.groups)) {
    for (const { value } of (await groupOf(ctx, tenant, group)).members ?? []) found.push({ account: accounts.get(value) ?? value, resource: ref, role, revoke: revoke(ref, tenant) });
  }
  return found;
}

const revoke = (ref: ResourceRef, { group }: Tenant): Holding['revoke'] =>
  (group ? { change: 'remove-from-group', input: person => ({ group: ref, person }) } : { change: 'remove-seat', input: person => ({ app: ref, person }) });

async function users(ctx: Ctx, tenant: Tenant): Promise<User[]> {
  const all: User[] = [];
  for (;;) {
    const { status, body } = await call<{ Resources?: readonly User[]; totalResults?: number }>(ctx, tenant, 'GET', `/Users?startIndex=${all.length + 1}&count=${PAGE}`);
    if (status !== 200) throw new Error(`SCIM answered ${status}`);
    all.push(...(body.Resources ?? []));
    if (!body.Resources?.length || all.length >= (body.totalResults ?? 0)) return all;
  }
}
