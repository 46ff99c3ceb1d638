import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
// The demo company of the Backstage workspace has the same application; the package offers it to nobody else.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { ensureGroups, startScimTenant } from '../../../plugins/portal-backend/src/systems/scim';

/** Whom the application's own identity provider brought there, by their external id. */
export interface ScimPerson { readonly externalId: string; readonly name: string }
export interface ScimApp { readonly url: string; readonly token: string; close(): Promise<void> }

/** An application with a real SCIM 2.0 server, on this machine and in memory: for trying out, and for tests. */
export async function startScimApp({ roles, people, limit = 50 }: { roles: readonly string[]; people: readonly ScimPerson[]; limit?: number }): Promise<ScimApp> {
  const app = { name: 'demo', limit, taken: 0, roles };
  const tenant = await startScimTenant(app, ':memory:');
  const server = createServer(express().use('/scim/v2', tenant.handler));
  await new Promise<void>(ready => { server.listen(0, '127.0.0.1', ready); });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await ensureGroups(app, `${url}/scim/v2`, tenant.token);
  for (const person of people) await bring(`${url}/scim/v2`, tenant.token, person);
  return { url, token: tenant.token, close: async () => { server.closeAllConnections(); server.close(); await tenant.close(); } };
}

async function bring(base: string, token: string, { externalId, name }: ScimPerson): Promise<void> {
  const made = await fetch(`${base}/Users`, {
    method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
    body: JSON.stringify({ schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], userName: name, externalId, active: true, emails: [{ value: `${name}@tidewater.example`, primary: true }] }),
  });
  if (!made.ok) throw new Error(`the demo application did not take ${name}: ${made.status} ${await made.text()}`);
}
