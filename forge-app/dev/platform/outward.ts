import type { IncomingHttpHeaders } from 'node:http';
import type { Ask, Reply } from './platform';

/** Of the connection between the app and the platform, or added by it. */
const OURS = /^(?:forge-proxy-.+|host|connection|content-length|transfer-encoding|accept-encoding)$/;
const BODILESS = ['GET', 'HEAD'];

/** One call that may leave. @param via - names that lead to this machine instead: systems of the demo and of tests. */
export async function outward({ target, method, headers, raw }: Ask, via: ReadonlyMap<string, string>): Promise<Reply> {
  const url = new URL(target);
  const to = via.get(url.origin);
  const answered = await fetch(to ? `${to}${url.pathname}${url.search}` : url, { method, headers: passed(headers), redirect: 'manual', body: BODILESS.includes(method) ? undefined : new Uint8Array(raw) });
  const kept = ['content-type', 'retry-after', 'location'].flatMap(name => { const value = answered.headers.get(name); return value ? [[name, value]] : []; });
  return { status: answered.status, body: Buffer.from(await answered.arrayBuffer()), headers: Object.fromEntries(kept) };
}

const passed = (headers: IncomingHttpHeaders) => Object.fromEntries(Object.entries(headers).filter(([name]) => !OURS.test(name)).map(([name, value]) => [name, String(value)]));
