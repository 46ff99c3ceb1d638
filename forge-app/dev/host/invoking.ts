import { randomUUID } from 'node:crypto';
import { Kill } from '../platform/invocations';
import { Platform } from '../platform/platform';
import { Lambda, LogLine, RunResult, startLambda } from './lambda';
import { Manifest, functionOf, limitOf } from './manifest';

/** Who and what a local installation is. */
export interface Installation { appId: string; environmentId: string; installationId: string; cloudId: string; version: string; license: boolean }

export interface Run { functionKey: string; moduleType: string; moduleKey: string; body: unknown; accountId?: string; kill?: Kill; /** Further parts of the handler's second argument. */ context?: object }
export interface Ran { result: RunResult; ms: number; calls: number }

export interface Invoking { run: (run: Run) => Promise<Ran>; logs: LogLine[]; coldMs: number[]; restart: () => void; close: () => void }

export function createInvoking({ manifest, code, platform, installation }: { manifest: Manifest; code: string; platform: Platform; installation: Installation }): Invoking {
  const logs: LogLine[] = [];
  const coldMs: number[] = [];
  const start = () => {
    const lambda = startLambda({ code, onLog: line => logs.push(line), memoryMB: manifest.app.runtime.memoryMB });
    void lambda.coldMs.then(ms => coldMs.push(ms));
    return lambda;
  };
  let warm: Lambda | undefined;
  const shared = () => { if (!warm?.alive()) warm = start(); return warm; };
  const run = async ({ kill, ...given }: Run): Promise<Ran> => {
    const entry = functionOf(manifest, given.functionKey);
    const invocation = platform.invocations.open({ functionKey: given.functionKey, moduleKey: given.moduleKey, accountId: given.accountId, kill });
    // What is going to be killed has a process of its own.
    const lambda = kill ? start() : shared();
    invocation.end = lambda.kill;
    const began = performance.now();
    const event = { handler: entry.handler, body: given.body ?? {}, _meta: metaOf(given, { token: invocation.token, platform, manifest, installation }) };
    const result = await lambda.run(event, limitOf(entry, given.moduleType) * 1000);
    platform.invocations.close(invocation);
    if (kill) lambda.kill();
    return { result, ms: performance.now() - began, calls: invocation.calls };
  };
  return { run, logs, coldMs, restart: () => { warm?.kill(); warm = undefined; }, close: () => warm?.kill() };
}

function metaOf(run: Run, { token, platform, manifest, installation }: { token: string; platform: Platform; manifest: Manifest; installation: Installation }) {
  const contextAri = `ari:cloud:jira::site/${installation.cloudId}`;
  const license = installation.license ? { active: true, isActive: true } : undefined;
  const held = { ari: { installationId: installation.installationId, toString: () => installation.installationId }, contexts: [{ cloudId: installation.cloudId, workspaceId: installation.cloudId }] };
  return {
    proxy: { token, url: platform.url }, contextAri, aaid: run.accountId, tracing: { traceId: randomUUID(), spanId: '1' },
    handlerContext: { installContext: contextAri, installation: held, ...(run.accountId ? { principal: { accountId: run.accountId } } : {}), ...(license ? { license } : {}), ...run.context },
    appContext: {
      appId: installation.appId, appVersion: installation.version, environmentId: installation.environmentId, environmentType: 'DEVELOPMENT', invocationId: randomUUID(), installationId: installation.installationId,
      functionKey: run.functionKey, moduleType: run.moduleType, moduleKey: run.moduleKey, license, installation: held, permissions: { scopes: manifest.permissions.scopes, external: manifest.permissions.external ?? {} },
    },
  };
}
