import { getAppContext } from '@forge/api';
import { z } from 'zod';
import { clock } from '../host/clock';
import type { OpenDesk } from '../host/desk';
import { openNonce } from '../host/nonce';
import { propertyOf, readIssue } from '../jira/issues';
import type { JsmRequest } from '../jira/requests';

const attached = z.object({ nonce: z.string().max(4_000) });

/**
 * Whose form this issue came from, if it was signed here, for this type, just now, and once (G1). Anybody who may edit an issue may write its
 * property: so Jira must also name that account as the creator, which nobody can edit.
 */
export async function signedBy({ key, nonces }: OpenDesk, request: JsmRequest): Promise<string | undefined> {
  const found = attached.safeParse(await propertyOf(request.issueId, 'countersign'));
  const claims = found.success ? openNonce(key, found.data.nonce, clock.now()) : undefined;
  if (!claims || claims.installation !== getAppContext().installationAri.toString() || claims.requestType !== request.requestTypeId) return undefined;
  const issue = await readIssue('app', request.issueId);
  if (issue?.fields.creator?.accountId !== claims.account) return undefined;
  // The same issue again is the same event, delivered twice.
  const here = `${claims.id}@${request.issueId}`;
  if (!(await nonces.use(claims.id, claims.expires))) return (await nonces.used(here)) ? claims.account : undefined;
  await nonces.use(here, claims.expires);
  return claims.account;
}
