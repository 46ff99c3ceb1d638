const real = globalThis.fetch;

/** What answers at an address outside, in place of the network. Loaded before the app: Atlassian's package holds on to the fetch it finds. */
export const outside = new Map<string, (body: string) => Promise<string>>();

/** A host outside as Atlassian's platform sees it: refused until an administrator allowed it. */
export interface OutsideHost {
  /** Where its stand-in answers on this machine. */
  readonly at: string;
  allowed: boolean;
  /** In place of the stand-in: for what no server does on request. */
  instead?: (url: URL, method: string) => Response | undefined;
}
export const hosts = new Map<string, OutsideHost>();

globalThis.fetch = async (to, init) => {
  const answer = outside.get(String(to));
  if (answer) return new Response(await answer(String(init?.body)));
  const url = new URL(String(to));
  const host = hosts.get(url.origin);
  if (!host) return real(to, init);
  if (!host.allowed) throw Object.assign(new Error(`URL not included in the external fetch backend permissions: ${url}`), { name: 'REQUEST_EGRESS_ALLOWLIST_ERR', status: 403 });
  return host.instead?.(url, init?.method ?? 'GET') ?? real(`${host.at}${url.pathname}${url.search}`, init);
};
