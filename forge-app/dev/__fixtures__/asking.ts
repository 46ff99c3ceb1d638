import { Site } from '../site';

export interface Asked { as: 'app' | 'none' | `user:${string}`; method?: string; body?: unknown }

/** One call to the local site as the local platform would make it. */
export async function ask(site: Site, path: string, { as, method = 'GET', body }: Asked): Promise<{ status: number; body: any; headers: Headers }> {
  const answer = await fetch(site.url + path, { method, headers: { 'x-acting-as': as, 'content-type': 'application/json' }, body: body === undefined ? undefined : JSON.stringify(body) });
  const text = await answer.text();
  return { status: answer.status, body: text ? JSON.parse(text) : undefined, headers: answer.headers };
}
