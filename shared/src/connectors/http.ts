import type { ReadContext, Refused } from '../contract';

export interface Endpoint { readonly baseUrl: string; readonly token: string }
export interface Answer<T> { readonly status: number; readonly body: T }

/** What a system says when it refuses; its own code is kept verbatim. */
interface Problem { readonly code?: string; readonly scimType?: string; readonly message?: string; readonly detail?: string }

/** Path parts are data: each is encoded whole, and one that would climb or vanish is refused. */
export function path(...parts: readonly string[]): string {
  for (const p of parts) if (!p || p === '.' || p === '..') throw new Error(`"${p}" cannot be part of an address`);
  return parts.map(p => `/${encodeURIComponent(p)}`).join('');
}

/** One call with the desk's own least-privilege token. @throws on a network error or a 5xx: the outcome is then not known. */
export async function call<T>(ctx: Pick<ReadContext, 'fetch' | 'signal'>, at: Endpoint, method: string, url: string, options: { body?: unknown; runKey?: string; type?: string } = {}): Promise<Answer<T>> {
  const response = await ctx.fetch(`${at.baseUrl}${url}`, {
    method, signal: ctx.signal, redirect: 'error',
    headers: {
      authorization: `Bearer ${at.token}`, accept: 'application/json',
      ...(options.body !== undefined && { 'content-type': options.type ?? 'application/json' }),
      ...(options.runKey && { 'idempotency-key': options.runKey }),
    },
    ...(options.body !== undefined && { body: JSON.stringify(options.body) }),
  });
  const text = await response.text();
  if (response.status >= 500) throw new Error(`the system answered ${response.status}`);
  return { status: response.status, body: (text ? parse(text) : {}) as T };
}

function parse(text: string): unknown {
  try { return JSON.parse(text); } catch { return { message: text.slice(0, 200) }; }
}

export function refused({ status, body }: Answer<unknown>): Refused {
  const { code, scimType, message, detail } = (body ?? {}) as Problem;
  return { outcome: 'refused', code: code ?? scimType ?? `HTTP_${status}`, message: message ?? detail ?? `The system answered ${status}`, ...(status === 429 && { retryable: true }) };
}

/** Somebody changed it since: undoing would overwrite what is not ours. */
export const changedSince: Refused = { outcome: 'refused', code: 'CHANGED_SINCE', message: 'It was changed by somebody else since, so it was left as it is.' };

/** `expect` holds the recorded state; equal in every field named. */
export const sameIn = (expect: unknown, now: object, fields: readonly string[]) =>
  expect === undefined || fields.every(f => JSON.stringify((expect as Record<string, unknown>)?.[f]) === JSON.stringify((now as Record<string, unknown>)[f]));
