import type { Request, Response } from 'express';
import { InputError, NotAllowedError } from '@backstage/errors';
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { BasicPermission } from '@backstage/plugin-permission-common';
import { type Actor, type Desk, DeskError, type Progress, requestNotFound, type RequestView } from '@countersign/core';
import { z } from 'zod';
import type { HostPermissions } from '../host/permissions';
import type { OidcStepUp } from '../step-up';
import type { LiveCredentials } from '../host/live-credentials';

export interface RouteOptions { readonly desk: Desk; readonly httpAuth: HttpAuthService; readonly permissions: HostPermissions; readonly live: LiveCredentials; readonly oidc?: OidcStepUp }

/** Who calls: a signed-in person. A service acting for somebody else's user is a forwarded principal: it may ask, never decide (G15). */
export async function actorOf(o: Pick<RouteOptions, 'httpAuth' | 'live'>, req: Request, channel: Actor['channel'] = 'portal'): Promise<Actor> {
  const credentials = await o.httpAuth.credentials(req, { allow: ['user'] });
  o.live.remember(credentials.principal.userEntityRef, credentials);
  const forwarded = (credentials.principal as { actor?: unknown }).actor !== undefined;
  return { person: credentials.principal.userEntityRef, assurance: 2, channel: forwarded ? 'mcp' : channel, host: 'backstage' };
}

/** The host's permission: necessary, never sufficient (G5). */
export async function mustBeAllowed(o: RouteOptions, req: Request, permission: BasicPermission): Promise<void> {
  const credentials = await o.httpAuth.credentials(req, { allow: ['user'] });
  if (!(await o.permissions.may(credentials, permission))) throw new NotAllowedError('Your portal does not let you do this.');
}

/** For what several kinds of people do: one of their permissions. */
export async function mustBeAllowedOne(o: RouteOptions, req: Request, permissions: readonly BasicPermission[]): Promise<void> {
  const credentials = await o.httpAuth.credentials(req, { allow: ['user'] });
  for (const permission of permissions) if (await o.permissions.may(credentials, permission)) return;
  throw new NotAllowedError('Your portal does not let you do this.');
}

/** Refused reading looks like a request that is not there (G30). */
export async function mustBeAllowedOn(o: RouteOptions, req: Request, permission: Parameters<HostPermissions['mayOn']>[1], requestId: string): Promise<void> {
  const credentials = await o.httpAuth.credentials(req, { allow: ['user'] });
  if (await o.permissions.mayOn(credentials, permission, requestId)) return;
  if (permission.attributes.action === 'read') throw requestNotFound(requestId);
  throw new NotAllowedError('Your portal does not let you do this.');
}

/** A list without what the portal's policy keeps from the caller. */
export async function readableBy<T extends { readonly id: string }>(o: RouteOptions, req: Request, items: readonly T[], requestOf?: (item: T) => string): Promise<readonly T[]> {
  return items.length ? o.permissions.readable(await o.httpAuth.credentials(req, { allow: ['user'] }), items, requestOf) : items;
}

/** The body, in exactly the shape the API describes. */
export function bodyOf<T>(req: Request, schema: z.ZodType<T>): T {
  if (req.body !== undefined && (typeof req.body !== 'object' || Array.isArray(req.body))) throw new InputError('The body must be a JSON object.');
  const parsed = schema.safeParse(req.body ?? {});
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new DeskError(422, `${issue.path.join('.') || 'body'}: ${issue.message}`, 'Send the fields the API describes: see openapi.yaml.');
}

export const idempotencyKey = (req: Request) => {
  const key = req.header('idempotency-key');
  if (key && !/^[\w-]{8,100}$/.test(key)) throw new DeskError(422, 'Idempotency-Key: 8 to 100 letters, digits, - or _.', 'Send a UUID.');
  return key;
};

/** Answers when the run finishes or waits; with `Accept: application/x-ndjson` each stage on its own line. Closing the stream stops nothing. */
export async function respond(req: Request, res: Response, status: number, run: (emit?: (line: Progress) => void) => Promise<RequestView>): Promise<void> {
  if (!req.header('accept')?.includes('application/x-ndjson')) {
    res.status(status).json(await run());
    return;
  }
  res.status(status).setHeader('Content-Type', 'application/x-ndjson');
  // `no-transform` keeps a compressing proxy from holding lines back.
  res.setHeader('Cache-Control', 'no-cache, no-transform');
  res.flushHeaders();
  const write = (line: Progress) => { if (!res.writableEnded) res.write(`${JSON.stringify(line)}\n`); };
  try {
    await run(write);
  } catch (error) {
    const known = error instanceof DeskError ? error : undefined;
    write({ type: 'error', status: known?.status ?? 500, message: known?.message ?? 'Something went wrong on our side.', next: known?.next ?? 'Nothing was lost. Look at the request again in a minute.' });
  }
  res.end();
}
