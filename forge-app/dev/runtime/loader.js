'use strict';

// Stands in for the runtime that Forge adds when an app is deployed: gives the app's code what Atlassian's packages ask of it.
const path = require('node:path');
const { AsyncLocalStorage } = require('node:async_hooks');

const runs = new AsyncLocalStorage();
const code = process.env.FORGE_EFS_RUNTIME_PATH || __dirname;
const still = { incr() {}, incrBy() {}, decr() {}, decrBy() {} };
/** Before any run: packages read some of it while they load. */
const idle = {
  proxy: { token: 'none', url: 'http://127.0.0.1:1' }, contextAri: '', container: {}, appContext: {}, realtime: {}, featureFlags: () => false,
  lambdaContext: { awsRequestId: '', getRemainingTimeInMillis: () => 0 }, tracing: { traceId: '0', spanId: '0' },
  metrics: { counter: () => still, timing: () => ({ measure: () => ({ stop() {} }) }), gauge: () => ({ set() {} }) },
};
const current = () => runs.getStore()?.runtime ?? idle;
Object.defineProperty(globalThis, '__forge_runtime__', { configurable: true, get: current });

const direct = globalThis.fetch;
const CAPABILITY = '/fpp/as/app/provider/atlassian/capability/';
const ADDRESS = {
  fpp: d => `/fpp/provider/${d.provider}/remote/${d.remote}${d.provider === 'user' && d.accountId ? `/account/${encodeURIComponent(d.accountId)}` : ''}`,
  kvs: () => `${CAPABILITY}kvs`, sql: () => `${CAPABILITY}sql`, os: () => `${CAPABILITY}os`, realtime: () => `${CAPABILITY}realtime`,
  llm: d => `/llm/${encodeURIComponent(d.model ?? '')}`,
  egress: () => '/egress',
};
globalThis.__forge_fetch__ = async (descriptor, target, init = {}) => {
  const address = ADDRESS[descriptor.type];
  if (!address) throw new Error(`the local runtime has no way to ${descriptor.type}`);
  const { proxy } = current();
  const headers = new Headers(init.headers);
  headers.delete('host');
  headers.set('forge-proxy-authorization', `Bearer ${proxy.token}`);
  headers.set('forge-proxy-target', String(target));
  return direct(proxy.url + address(descriptor), { ...init, headers });
};

/** Plain fetch leaves only through the egress door. */
globalThis.fetch = async (url, init) => {
  const answer = await globalThis.__forge_fetch__({ type: 'egress' }, new URL(String(url)).toString(), init);
  if (answer.headers.get('forge-proxy-error') !== 'BLOCKED_EGRESS') return answer;
  throw Object.assign(new Error(`URL not included in the external fetch backend permissions: ${url}`), { name: 'REQUEST_EGRESS_ALLOWLIST_ERR', status: 403 });
};

for (const level of ['debug', 'log', 'info', 'warn', 'error']) {
  console[level] = (...args) => process.send?.({ log: { level, run: current().appContext.invocationId, words: args.map(a => (a instanceof Error ? a.stack : a)) } });
}

const loaded = new Map();
function handlerOf(name) {
  const [file, fn] = name.split('.');
  if (!loaded.has(file)) loaded.set(file, require(path.join(code, `${file}.cjs`)));
  const handler = loaded.get(file)[fn];
  if (typeof handler !== 'function') throw new Error(`${name} is not exported`);
  return handler;
}

function late(ms) {
  let timer;
  const promise = new Promise((_, no) => { timer = setTimeout(() => no(Object.assign(new Error('Function timed out'), { name: 'FUNCTION_TIME_OUT' })), ms); });
  return { promise, stop: () => clearTimeout(timer) };
}

exports.main = async (event, lambdaContext) => {
  const { proxy, contextAri, appContext, aaid, tracing, handlerContext } = event._meta;
  const runtime = { ...idle, proxy, contextAri, appContext, aaid, tracing, lambdaContext };
  return runs.run({ runtime }, async () => {
    const limit = late(lambdaContext.getRemainingTimeInMillis());
    try {
      const body = await Promise.race([handlerOf(event.handler)(event.body, handlerContext), limit.promise]);
      return { success: true, body };
    } catch (error) {
      return { success: false, error: { message: String(error?.message ?? error), name: error?.name ?? 'Error', stack: String(error?.stack) } };
    } finally {
      limit.stop();
    }
  });
};
