import type { Resource, System } from '@countersign/core';
import { scimConnector } from '@countersign/core/connectors';
import { accountOf, personOf } from '../refs';
import type { OutsideSystem } from './file';

/** One application as the rules name it: where it is, and which secret goes there. */
export interface Application { readonly ref: string; readonly system: string; readonly title: string; readonly baseUrl: string; readonly origin: string; readonly credential: string }

/** Stands where a connector expects its token; the secret is put in its place on the way out, and never before. */
const KEPT = 'kept-by-forge';
const refOf = (system: string, id: string) => `resource:${system}/${id}`;

export const applicationsIn = (systems: readonly OutsideSystem[]): readonly Application[] => systems.flatMap(s => s.applications.map(({ id, title, baseUrl, credential }) =>
  ({ ref: refOf(s.id, id), system: s.id, title, baseUrl, origin: new URL(baseUrl).origin, credential })));

/** People are brought to an application by its own identity provider: nobody is created there. */
export const systemOf = ({ id, title, applications }: OutsideSystem): System => ({
  id, title, connector: scimConnector,
  config: { tenants: Object.fromEntries(applications.map(a => [refOf(id, a.id), { title: a.title, baseUrl: a.baseUrl, token: KEPT, groups: a.groups, defaultRole: a.defaultRole, provision: false }])) },
});

export const resourcesIn = (systems: readonly OutsideSystem[]): readonly Resource[] => systems.flatMap(s => s.applications.map(({ id, groups, owner, tier, sensitivity, description, title, tags, aliases }) =>
  ({ ref: refOf(s.id, id), kind: 'app', title, tags, aliases, roles: Object.keys(groups), ...(owner && { owner }), ...(tier && { tier }), ...(sensitivity && { sensitivity }), ...(description && { description }) })));

/** Who somebody is there, as a reviewed file says; never by an address or a name (G2). */
export function accountIn({ accounts }: OutsideSystem, person: string): string | undefined {
  if (accounts === 'atlassian-account-id') return accountOf(person);
  return Object.hasOwn(accounts, person) ? accounts[person] : undefined;
}

/** What Jira can be asked about; anything else is nobody's. */
const ACCOUNT_ID = /^[A-Za-z0-9:_-]{1,128}$/;

export function ownerIn({ accounts }: OutsideSystem, account: string): string | undefined {
  if (accounts !== 'atlassian-account-id') return Object.keys(accounts).find(person => accounts[person] === account);
  return ACCOUNT_ID.test(account) ? personOf(account) : undefined;
}
