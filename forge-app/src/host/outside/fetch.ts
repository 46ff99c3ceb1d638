import { fetch as forgeFetch } from '@forge/api';
import { EgressRefused } from '@countersign/core';
import { EDITION } from '../../generated/edition';
import type { Application } from './connected';
import { credentialFor } from './credentials';

/** What Atlassian's packages call a host that nobody let this app reach. */
const BLOCKED = 'REQUEST_EGRESS_ALLOWLIST_ERR';
const HIDDEN = '[secret]';

/**
 * How connectors reach applications in the connected edition: those in the rules, where Atlassian lets this app reach them, and with the
 * secret of that application alone. Whoever runs on Atlassian reaches none.
 */
export const outsideFetch = (applications: () => readonly Application[], edition: typeof EDITION = EDITION): typeof fetch => async (input, init = {}) => {
  const url = new URL(input instanceof Request ? input.url : input);
  const to = edition === 'connected' ? applicationAt(applications(), url) : undefined;
  if (!to) throw new EgressRefused(`${url.host} cannot be reached from here`);
  const secret = await credentialFor(to);
  const headers = { ...Object.fromEntries(new Headers(init.headers)), authorization: `Bearer ${secret}` };
  const answer = await forgeFetch(url.href, { method: init.method ?? 'GET', headers, redirect: 'manual', ...(typeof init.body === 'string' && { body: init.body }), ...(init.signal && { signal: init.signal }) })
    .catch(error => { throw (error as Error).name === BLOCKED ? new EgressRefused(notAllowed(to)) : error; });
  if (answer.status < 200 || (answer.status >= 300 && answer.status < 400)) throw new Error(`${url.host} answered with a redirect, and none is followed`);
  // An application that repeats what it was sent must not bring the secret into a message or the record.
  const text = (await answer.text()).replaceAll(secret, HIDDEN);
  const retryAfter = answer.headers.get('retry-after');
  return new Response(answer.status === 204 ? null : text, { status: answer.status, headers: { 'content-type': answer.headers.get('content-type') ?? 'application/json', ...(retryAfter && { 'retry-after': retryAfter }) } });
};

const notAllowed = ({ title, origin }: Pick<Application, 'title' | 'origin'>): string =>
  `${title} is not reached: Atlassian does not let this app call ${origin}. A site administrator allows it in the administration page, Systems.`;

/** Of applications at one host, the one whose address the call lies below. */
function applicationAt(applications: readonly Application[], { href, protocol }: URL): Application | undefined {
  if (protocol !== 'https:') return undefined;
  return applications.filter(a => href.startsWith(`${new URL(a.baseUrl).href.replace(/\/$/, '')}/`)).sort((a, b) => b.baseUrl.length - a.baseUrl.length)[0];
}
