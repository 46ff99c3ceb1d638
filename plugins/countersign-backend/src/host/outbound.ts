import { lookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { Readable } from 'node:stream';
import type { Outbound } from '@countersign/core';

/** How Node reaches a system at the address that was checked: the name is asked once, and not again by the connection (G33). */
export const nodeOutbound: Outbound = {
  resolve: async host => (await lookup(host, { all: true, verbatim: true })).map(a => a.address),
  async fetch(url, init, address) {
    // Headers and body in whatever shape `fetch` takes them.
    const request = new Request(url, { ...init, redirect: 'manual', ...(init.body !== undefined && { duplex: 'half' }) } as RequestInit);
    const body = request.body ? Buffer.from(await request.arrayBuffer()) : undefined;
    const headers = { ...Object.fromEntries(request.headers), ...(body && { 'content-length': String(body.length) }), 'accept-encoding': 'identity' };
    return new Promise<Response>((done, fail) => {
      const client = url.protocol === 'https:' ? https : http;
      const sent = client.request(url, { method: request.method, headers, signal: init.signal ?? undefined, lookup: pinned(address), agent: false, ...(isIP(url.hostname) ? {} : { servername: url.hostname }) }, answer => done(responseOf(answer)));
      sent.once('error', fail);
      sent.end(body);
    });
  },
};

/** Answers every question about a name with the one address. */
function pinned(address: string): NonNullable<http.RequestOptions['lookup']> {
  const family = isIP(address);
  return (_host, options, done) => { if (options.all) done(null, [{ address, family }]); else done(null, address, family); };
}

function responseOf(answer: http.IncomingMessage): Response {
  const headers = new Headers();
  for (let n = 0; n < answer.rawHeaders.length; n += 2) headers.append(answer.rawHeaders[n], answer.rawHeaders[n + 1]);
  const status = answer.statusCode ?? 502;
  const empty = [101, 204, 205, 304].includes(status);
  if (empty) answer.resume();
  return new Response(empty ? null : (Readable.toWeb(answer) as ReadableStream<Uint8Array>), { status, statusText: answer.statusMessage, headers });
}
