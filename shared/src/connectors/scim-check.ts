import type { Connector } from '../contract';
import { EgressRefused } from '../egress';
import { call } from './http';
import { filter, named, type Config, type Found, type Group, type Tenant } from './scim-tenant';

type Ctx = Parameters<NonNullable<Connector<Config>['check']>>[0];

/** Reads each group that the rules name, which proves the address, the token and the names at once. Nothing is changed. */
export const checkTenants: NonNullable<Connector<Config>['check']> = async ctx => {
  const tenants = Object.entries(ctx.config.tenants);
  if (!tenants.length) return { ok: false, message: 'No application is listed here yet: propose one in the rules.' };
  for (const [ref, tenant] of tenants) {
    const name = tenant.title ?? ref.slice(ref.lastIndexOf('/') + 1);
    const fault = await faultOf(ctx, tenant).then(found => found && `${name} ${found}`, (error: Error) => (error instanceof EgressRefused ? error.message : `${name} did not answer: ${error.message}`));
    if (fault) return { ok: false, message: fault };
  }
  return { ok: true };
};

async function faultOf(ctx: Ctx, tenant: Tenant): Promise<string | undefined> {
  for (const group of Object.values(tenant.groups)) {
    const { status, body } = await call<Found<Group>>(ctx, tenant, 'GET', `/Groups${filter('displayName', group)}`);
    if (status === 401 || status === 403) return 'does not accept its token: make a new one there, with the right to read and change groups, and set it here.';
    if (status === 404) return 'has no SCIM at this address: correct it in the rules; it often ends in /scim/v2.';
    if (status === 429) return 'has too much to do just now: try again in a minute.';
    if (status !== 200) return `answered ${status}: ask whoever looks after it.`;
    if (!named(body, group)) return `has no group called “${group}”: create it there, or correct its name in the rules.`;
  }
  return undefined;
}
