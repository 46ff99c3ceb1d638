import { Ask, Reply, proxyError } from './platform';

/** Product calls keep app and person apart: without a person in the run there is nobody to call as. */
export async function forward(ask: Ask, { siteUrl, provider, account }: { siteUrl: string; provider: string; account?: string }): Promise<Reply> {
  const person = account ?? ask.invocation.accountId;
  if (provider === 'user' && !person) return proxyError(401, 'NEEDS_AUTHENTICATION_ERR');
  const acting = provider === 'user' ? `user:${person}` : provider;
  const answered = await fetch(siteUrl + ask.target, {
    method: ask.method, headers: { 'content-type': ask.contentType ?? 'application/json', 'x-acting-as': acting },
    body: ['GET', 'HEAD'].includes(ask.method) ? undefined : new Uint8Array(ask.raw),
  });
  const retry = answered.headers.get('retry-after');
  return { status: answered.status, body: Buffer.from(await answered.arrayBuffer()), headers: { 'content-type': answered.headers.get('content-type') ?? 'application/json', ...(retry ? { 'retry-after': retry } : {}) } };
}
