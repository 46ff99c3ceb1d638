import type { SqlProxy } from './sql';

interface Descriptor { readonly type: string }
type ForgeFetch = (descriptor: Descriptor, path: string, init?: { body?: unknown }) => Promise<Response>;
interface ForgeGlobals { __forge_fetch__?: ForgeFetch; __forge_runtime__?: object }

const noop = () => undefined;
const metrics = { counter: () => ({ incr: noop, decr: noop }), timing: () => ({ measure: () => ({ stop: noop }) }), gauge: () => ({ set: noop }) };
const RUNTIME = { proxy: {}, appContext: {}, tracing: { traceId: '0', spanId: '0' }, metrics };

/** Lets the real `@forge/sql` reach the stand-in without another process. @returns what puts the former platform back. */
export function installSql(proxy: SqlProxy): () => void {
  const platform = globalThis as ForgeGlobals;
  const { __forge_fetch__: fetchBefore, __forge_runtime__: runtimeBefore } = platform;
  platform.__forge_runtime__ ??= RUNTIME;
  platform.__forge_fetch__ = async (descriptor, path, init) => {
    if (descriptor.type !== 'sql') {
      if (fetchBefore) return fetchBefore(descriptor, path, init);
      throw new Error(`nothing answers ${descriptor.type} here`);
    }
    const { status, body } = await proxy.handle(path, String(init?.body));
    return new Response(body, { status, headers: { 'content-type': 'application/json' } });
  };
  return () => { platform.__forge_fetch__ = fetchBefore; platform.__forge_runtime__ = runtimeBefore; };
}
