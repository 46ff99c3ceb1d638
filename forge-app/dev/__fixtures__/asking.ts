import { Site } from '../site';

export interface Asked { as: 'app' | 'none' | `user:${string}`; method?: string; body?: unknown }

/** Whatever came back, looked into by name. */
export interface Told { readonly [name: string]: Told }

/** One call to the local site as the local platform would make it. */
export async function ask<T = Told>(site: Site, path: string, { as, method = 'GET', body }: Asked): Promise<{ status: number; body: T; headers: Headers }> {
  const answer = await fetch(site.url + path, { method, headers: { 'x-acting-as': as, 'content-type': 'application/json' }, body: body === undefined ? undefined : JSON.stringify(body) });
  const text = await answer.text();
  return { status: answer.status, body: text ? JSON.parse(text) : undefined, headers: answer.headers };
}
