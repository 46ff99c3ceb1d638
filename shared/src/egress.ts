import { isIP } from 'node:net';
import type { System } from './contract';
import { addressKind } from './address';
import type { Ports } from './ports';

/** Longest one call may take, in milliseconds, whatever its caller allows. */
export const EGRESS_MS = 20_000;
/** Most bytes of one answer (1 MB). */
export const EGRESS_BYTES = 1_048_576;

/** This call was not sent: the address is not one that this system may use. Its words are for whoever looks after the system. */
export class EgressRefused extends Error {
  readonly name = 'EgressRefused';
  /** `midway`: a changing call of the same run went out before, so what came of the whole is not known (G19). */
  constructor(message: string, readonly midway = false) { super(message); }
}

/** What a host lends so that the address that was checked is the address that is called: a second answer of the name service changes nothing. */
export interface Outbound {
  /** Every address of a name, now. */
  resolve(host: string): Promise<readonly string[]>;
  /** One call to exactly this address, under the name in `url`. Follows no redirect. */
  fetch(url: URL, init: RequestInit, address: string): Promise<Response>;
}

type Lent = Pick<Ports, 'fetch' | 'outbound'>;

/**
 * What a connector calls with (G33): only the hosts of its own configuration, over https, at addresses checked after resolution, without
 * redirects, for at most twenty seconds and one megabyte. One of these belongs to one run, and knows whether anything was changed in it.
 */
export function egressFetch(rt: Lent, system: Pick<System, 'id' | 'config' | 'demo' | 'network'>): typeof fetch {
  const allowed = originsIn(system.config);
  const call: typeof fetch = async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (!allowed.has(url.origin)) throw new EgressRefused(`${system.id} may not call ${url.host}: only what it is configured with`);
    const signal = AbortSignal.any([AbortSignal.timeout(EGRESS_MS), ...(init.signal ? [init.signal] : [])]);
    const bounded: RequestInit = { ...init, signal, redirect: 'manual' };
    const response = rt.outbound ? await rt.outbound.fetch(url, bounded, await checkedAddress(rt.outbound, system, url)) : await rt.fetch(schemeChecked(system, url), bounded);
    if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) throw new Error(`${system.id} answered with a redirect, and none is followed`);
    return capped(system.id, response);
  };
  let changes = 0;
  return async (input, init) => {
    const change = Number(!READS.has((init?.method ?? (input instanceof Request ? input.method : 'GET')).toUpperCase()));
    changes += change;
    try {
      return await call(input, init);
    } catch (error) {
      if (!(error instanceof EgressRefused)) throw error;
      changes -= change;
      throw new EgressRefused(error.message, changes > 0);
    }
  };
}

const READS = new Set(['GET', 'HEAD']);

/** Every address in a system's configuration, wherever it stands. */
export function originsIn(config: unknown): ReadonlySet<string> {
  if (typeof config === 'string') {
    const url = /^https?:\/\//.test(config) ? URL.parse(config) : null;
    return new Set(url ? [url.origin] : []);
  }
  if (typeof config !== 'object' || config === null) return new Set();
  return new Set(Object.values(config).flatMap(v => [...originsIn(v)]));
}

const hostOf = (url: URL) => url.hostname.replace(/^\[|\]$/g, '');

function schemeChecked(system: Pick<System, 'id' | 'demo'>, url: URL): URL {
  if (url.protocol === 'https:' || (system.demo && ['127.0.0.1', '::1', 'localhost'].includes(hostOf(url)))) return url;
  throw new EgressRefused(`${system.id} is reached over https only`);
}

/** One bad address among several refuses them all: whoever answers for the name could choose. */
async function checkedAddress(outbound: Outbound, system: Pick<System, 'id' | 'demo' | 'network'>, url: URL): Promise<string> {
  schemeChecked(system, url);
  const host = hostOf(url);
  const literal = isIP(host) !== 0;
  const addresses = literal ? [host] : await outbound.resolve(host);
  if (!addresses.length) throw new EgressRefused(`${host} has no address`);
  for (const address of addresses) {
    const kind = addressKind(address);
    const fits = kind === 'public' || (kind === 'private' && (literal || system.network === 'private')) || (kind === 'loopback' && system.demo === true);
    if (!fits) throw new EgressRefused(`${host} is at ${address}, a ${kind} address that ${system.id} may not reach`);
  }
  return addresses[0];
}

async function capped(system: string, response: Response): Promise<Response> {
  const reader = response.body?.getReader();
  const parts: Uint8Array[] = [];
  for (let size = 0; reader; ) {
    const { value, done } = await reader.read();
    if (done) break;
    parts.push(value);
    size += value.byteLength;
    if (size <= EGRESS_BYTES) continue;
    await reader.cancel();
    throw new Error(`${system} answered with more than a megabyte`);
  }
  const { status, statusText, headers } = response;
  return new Response([204, 205, 304].includes(status) ? null : Buffer.concat(parts), { status, statusText, headers });
}
