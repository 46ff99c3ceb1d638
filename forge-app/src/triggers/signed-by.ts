import { getAppContext } from '@forge/api';
import { z } from 'zod';
import { clock } from '../host/clock';
import type { OpenDesk } from '../host/desk';
import { digestOf, openNonce } from '../host/nonce';
import { propertyOf, readIssue } from '../jira/issues';
import type { JsmRequest } from '../jira/requests';

const attached = z.object({ nonce: z.string().max(4_000), text: z.string().max(16_000).default('') });

/** `text`: what was written in the panel, exactly as it was signed. */
export interface Signed { readonly account?: string; readonly text?: string }

/**
 * Whose form this issue came from, if it was signed here, for this type, just now, and once (G1). Anybody who may edit an issue may write its
 * property: so Jira must also name that account as the creator, which nobody can edit.
 */
export async function signedBy({ key, nonces }: OpenDesk, request: JsmRequest): Promise<Signed> {
  const found = attached.safeParse(await propertyOf(request.issueId, 'countersign'));
  const claims = found.success ? openNonce(key, found.data.nonce, clock.now()) : undefined;
  if (!claims || claims.installation !== getAppContext().installationAri.toString() || claims.requestType !== request.requestTypeId) return {};
  const issue = await readIssue('app', request.issueId);
  if (issue?.fields.creator?.accountId !== claims.account) return {};
  const text = found.data?.text ?? '';
  // Other words than those that were signed: then nothing of it is.
  if (digestOf(text) !== claims.text) return {};
  const signed = { account: claims.account, ...(text && { text }) };
  // The same issue again is the same event, delivered twice.
  const here = `${claims.id}@${request.issueId}`;
  if (!(await nonces.use(claims.id, claims.expires))) return (await nonces.used(here)) ? signed : {};
  await nonces.use(here, claims.expires);
  return signed;
}
