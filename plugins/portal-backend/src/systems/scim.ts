import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type RequestHandler } from 'express';

/** Seats of one demo application. `members` are occupied before anybody asks. */
export interface DemoApp { readonly name: string; readonly limit: number; readonly taken: number; readonly roles: readonly string[] }
export interface ScimTenant { readonly handler: RequestHandler; readonly token: string; reset(): Promise<void>; close(): Promise<void> }

let packages: ReturnType<typeof load> | undefined;

/** ESM packages, loaded once and one after another: jest's module linker cannot be asked for two graphs at once. */
async function load() {
  const { betterAuth } = await import('better-auth');
  const { getMigrations } = await import('better-auth/db/migration');
  const { scim } = await import('@better-auth/scim');
  const { toNodeHandler } = await import('better-auth/node');
  const { Kysely, SqliteDialect } = await import('kysely');
  const { default: Database } = await import('better-sqlite3');
  return { betterAuth, getMigrations, scim, toNodeHandler, Kysely, SqliteDialect, Database };
}

/**
 * One application: a SCIM 2.0 server of its own (`@better-auth/scim`, one instance and file each, since the same person cannot be
 * in two apps of one instance), behind a proxy that counts seats and refuses the one too many. The package is ESM only.
 */
export async function startScimTenant(app: DemoApp, file: string): Promise<ScimTenant> {
  const { betterAuth, getMigrations, scim, toNodeHandler, Kysely, SqliteDialect, Database } = await (packages ??= load());
  const token = randomBytes(24).toString('hex');
  const db = new Kysely<never>({ dialect: new SqliteDialect({ database: new Database(file) }) });
  const options = {
    database: { db, type: 'sqlite' as const, transaction: true }, baseURL: 'http://127.0.0.1', secret: randomBytes(32).toString('hex'), logger: { level: 'error' as const },
    // The desk's own limits are what is shown here; the package's would stop an evaluation after a few calls.
    rateLimit: { enabled: false },
    plugins: [scim({ connections: [{ id: app.name, credentials: [{ type: 'bearer', id: 'desk', token }] }] })],
  };
  await (await getMigrations(options as never)).runMigrations();
  const server = createServer(toNodeHandler(betterAuth(options as never)));
  await new Promise<void>(done => { server.listen(0, '127.0.0.1', done); });
  const inner = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/auth/scim/v2`;
  return {
    token,
    handler: seatProxy(app, inner, token),
    reset: () => emptyGroups(inner, token),
    async close() {
      await new Promise(done => { server.close(done); server.closeAllConnections(); });
      await db.destroy();
    },
  };
}

/** Passes SCIM through, and refuses to add a member when every seat is taken. */
function seatProxy(app: DemoApp, inner: string, token: string): RequestHandler {
  const used = async (): Promise<number> => {
    const { Resources = [] } = (await (await fetch(`${inner}/Groups`, { headers: { authorization: `Bearer ${token}` } })).json()) as { Resources?: { members?: unknown[] }[] };
    return app.taken + Resources.reduce((n, g) => n + (g.members?.length ?? 0), 0);
  };
  const handle: RequestHandler = async (req, res) => {
    if (req.headers.authorization !== `Bearer ${token}`) return void res.status(401).json({ scimType: 'unauthorized', detail: 'The token is missing or wrong.' });
    if (req.path === '/seats') return void res.json({ limit: app.limit, used: await used() });
    const body = typeof req.body === 'string' && req.body ? req.body : undefined;
    if (req.method === 'PATCH' && body && adds(body) && (await used()) >= app.limit) {
      return void res.status(409).json({ schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], scimType: 'SEAT_LIMIT', detail: `No seat is free: all ${app.limit} are taken.`, status: '409' });
    }
    const answer = await fetch(`${inner}${req.url}`, { method: req.method, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' }, ...(body && { body }) });
    const text = await answer.text();
    return void res.status(answer.status).type(answer.headers.get('content-type') ?? 'application/json').send(text);
  };
  return (req, res, next) => express.text({ type: () => true, limit: '64kb' })(req, res, error => (error ? next(error) : Promise.resolve(handle(req, res, next)).catch(next)));
}

/** Nobody holds a seat any more; users stay. */
async function emptyGroups(inner: string, token: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' };
  const { Resources = [] } = (await (await fetch(`${inner}/Groups`, { headers })).json()) as { Resources?: { id: string; members?: { value: string }[] }[] };
  for (const group of Resources.filter(g => g.members?.length)) {
    const Operations = group.members?.map(m => ({ op: 'remove', path: `members[value eq ${JSON.stringify(m.value)}]` }));
    await fetch(`${inner}/Groups/${encodeURIComponent(group.id)}`, { method: 'PATCH', headers, body: JSON.stringify({ schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations }) });
  }
}

function adds(body: string): boolean {
  const { Operations = [] } = JSON.parse(body) as { Operations?: { op?: string }[] };
  return Operations.some(o => o.op?.toLowerCase() === 'add');
}

/** Groups are the roles; made once. */
export async function ensureGroups(app: DemoApp, baseUrl: string, token: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' };
  const { Resources = [] } = (await (await fetch(`${baseUrl}/Groups`, { headers })).json()) as { Resources?: { displayName: string }[] };
  for (const role of app.roles.filter(r => !Resources.some(g => g.displayName === r))) {
    const made = await fetch(`${baseUrl}/Groups`, { method: 'POST', headers, body: JSON.stringify({ schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'], displayName: role }) });
    if (!made.ok) throw new Error(`the demo application ${app.name} refused its group ${role}: ${made.status} ${await made.text()}`);
  }
}
