import { IncomingHttpHeaders, IncomingMessage, ServerResponse, createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { Consent, createConsent } from './consent';
import { mayLeave } from './egress';
import { Invocation, Invocations, createInvocations } from './invocations';
import { Kvs, createKvs } from './kvs';
import { Queue, createQueue } from './queue';
import { outward } from './outward';
import { forward } from './product';
import { stargate } from './stargate';

export interface PlatformOptions {
  siteUrl: string;
  /** Answers `@forge/llm`: the model's name and the request's body. Without it there is no model. */
  llm?: (model: string, body: unknown) => unknown | Promise<unknown>;
  sql?: { handle: (target: string, raw: string) => Promise<{ status: number; body: string }> };
  egress?: readonly string[];
  /** The manifest lets administrators allow further hosts. */
  configurable?: boolean;
  /** Origins outside that lead to this machine: private to the demo and to tests. */
  via?: ReadonlyMap<string, string>;
  /** Address under which web triggers can be called. */
  publicUrl?: () => string;
}

export interface PlatformCall { path: string; target: string; functionKey: string; status: number }

/** What a Forge function reaches through its runtime: products, storage, queue, model, the outside. A stand-in, not Atlassian's platform. */
export interface Platform { url: string; invocations: Invocations; kvs: Kvs; queue: Queue; consent: Consent; calls: PlatformCall[]; reported: unknown[]; close: () => Promise<void> }

export interface Reply { status: number; body?: string | Buffer; headers?: Record<string, string> }
export interface Ask { path: string; target: string; method: string; raw: Buffer; headers: IncomingHttpHeaders; contentType?: string; invocation: Invocation }

export const proxyError = (status: number, code: string): Reply => ({ status, body: '{}', headers: { 'forge-proxy-error': code } });

export async function createPlatform(options: PlatformOptions): Promise<Platform> {
  const parts: Omit<Platform, 'url' | 'close'> = { invocations: createInvocations(), kvs: createKvs(), queue: createQueue(), consent: createConsent(options.configurable ?? false), calls: [], reported: [] };
  const server = createServer(async (request, response) => send(response, await serve(request, options, parts)));
  await new Promise<void>(ready => { server.listen(0, '127.0.0.1', ready); });
  return { ...parts, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => new Promise(over => { server.closeAllConnections(); server.close(() => over()); }) };
}

async function serve(request: IncomingMessage, options: PlatformOptions, parts: Omit<Platform, 'url' | 'close'>): Promise<Reply | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const invocation = parts.invocations.find(String(request.headers['forge-proxy-authorization'] ?? '').replace('Bearer ', ''));
  if (!invocation) return proxyError(401, 'BAD_TOKEN');
  const ask: Ask = { path: request.url ?? '/', target: String(request.headers['forge-proxy-target'] ?? ''), method: request.method ?? 'GET', raw: Buffer.concat(chunks), headers: request.headers, contentType: request.headers['content-type'], invocation };
  invocation.calls += 1;
  const fatal = invocation.kill?.call === invocation.calls ? invocation.kill.when : undefined;
  if (fatal === 'before') return void invocation.end?.();
  const reply = await answer(ask, options, parts);
  parts.calls.push({ path: ask.path, target: ask.target, functionKey: invocation.functionKey, status: reply.status });
  if (fatal === 'after') return void invocation.end?.();
  return reply;
}

async function answer(ask: Ask, options: PlatformOptions, parts: Omit<Platform, 'url' | 'close'>): Promise<Reply> {
  const capability = /\/capability\/(\w+)$/.exec(ask.path)?.[1];
  if (capability === 'kvs') return parts.kvs.handle(ask.target, ask.raw.toString());
  if (capability === 'sql' && options.sql) return options.sql.handle(ask.target, ask.raw.toString());
  if (ask.path === '/egress') return mayLeave(ask.target, options.egress ?? []) || parts.consent.allows(ask.target) ? outward(ask, options.via ?? new Map()) : proxyError(403, 'BLOCKED_EGRESS');
  if (ask.path.startsWith('/llm/') && options.llm) return { status: 200, body: JSON.stringify(await options.llm(decodeURIComponent(ask.path.slice(5)), JSON.parse(ask.raw.toString() || '{}'))) };
  const product = /^\/fpp\/provider\/(app|user|none)\/remote\/(\w+)(?:\/account\/(.+))?$/.exec(ask.path);
  if (product?.[2] === 'stargate') return stargate(ask, { queue: parts.queue, reported: parts.reported, publicUrl: options.publicUrl });
  if (product) return forward(ask, { siteUrl: options.siteUrl, provider: product[1], account: product[3] && decodeURIComponent(product[3]) });
  return proxyError(501, 'NOT_MODELLED');
}

function send(response: ServerResponse, reply?: Reply): void {
  // A killed function gets no answer at all.
  if (!reply) { response.destroy(); return; }
  response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
  response.end(reply.body ?? '');
}
