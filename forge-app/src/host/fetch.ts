import { asApp, assumeTrustedRoute } from '@forge/api';

/** The address connectors know this site under. It names nothing outside: the call below is the only way there is. */
export const SITE = 'https://jira.site.invalid/';
const API = /^\/(?:rest\/(?:api\/3|servicedeskapi)|jsm\/assets)\//;

/** How connectors reach the site the app is installed on: as the app, under a capability the core has checked. Any other address is not there. */
export const siteFetch: typeof fetch = async (input, init = {}) => {
  const url = new URL(input instanceof Request ? input.url : input);
  if (url.origin !== new URL(SITE).origin || !API.test(url.pathname)) throw new Error(`${url.host} cannot be reached from here`);
  const answer = await asApp().requestJira(assumeTrustedRoute(`${url.pathname}${url.search}`), {
    method: init.method ?? 'GET', headers: Object.fromEntries(new Headers(init.headers)), ...(typeof init.body === 'string' && { body: init.body }), ...(init.signal && { signal: init.signal }),
  });
  const empty = answer.status === 204 || answer.status === 304;
  const retryAfter = answer.headers.get('retry-after');
  return new Response(empty ? null : await answer.text(), { status: answer.status, headers: { 'content-type': answer.headers.get('content-type') ?? 'application/json', ...(retryAfter && { 'retry-after': retryAfter }) } });
};
