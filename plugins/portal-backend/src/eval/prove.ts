/**
 * Goes to the identity provider as a browser would, types a code and comes back.
 * @returns what the provider's answer left in the fragment (`proof` or `fault`); undefined: still on its page.
 */
export async function prove(url: string, right: boolean): Promise<URLSearchParams | undefined> {
  const jar = new Map<string, string>();
  const open = async (address: string, init: RequestInit = {}) => {
    const response = await fetch(address, { ...init, redirect: 'manual', headers: { ...init.headers, cookie: [...jar].map(([k, v]) => `${k}=${v}`).join('; ') } });
    for (const line of response.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0].split(/=(.*)/);
      jar.set(name, value);
    }
    return response;
  };
  const follow = async (response: Response, from: string): Promise<{ at: string; response: Response }> => {
    const to = response.headers.get('location');
    if (!to) return { at: from, response };
    const next = new URL(to, from).href;
    return next.includes('#') ? { at: next, response } : follow(await open(next), next);
  };
  const asked = await follow(await open(url), url);
  const code = /<dd data-method="[\w-]+">(\d{6})</.exec(await asked.response.text())?.[1];
  if (!code) return asked.at.includes('#') ? new URLSearchParams(new URL(asked.at).hash.slice(1)) : undefined;
  const typed = right ? code : String((Number(code) + 1) % 1_000_000).padStart(6, '0');
  const answered = await follow(await open(asked.at, { method: 'POST', body: new URLSearchParams({ code: typed }) }), asked.at);
  return answered.at.includes('#') ? new URLSearchParams(new URL(answered.at).hash.slice(1)) : undefined;
}
