import { spawn } from 'node:child_process';
import path from 'node:path';
import { ROOT } from './bootstrap.mjs';

/** The portal as one process, TypeScript compiled as it loads. `overrides` are config values, for example `{'backend.listen.port': 7010}`. */
export function startBackend({ env, node }, { overrides = {}, stdio = 'inherit' } = {}) {
  const cwd = path.join(ROOT, 'plugins/portal-backend');
  const config = Object.fromEntries(Object.entries(overrides).map(([k, v]) => [`APP_CONFIG_${k.replace(/\./g, '_')}`, typeof v === 'string' ? v : JSON.stringify(v)]));
  return spawn(node, ['--require', require_('@backstage/cli/config/nodeTransform.cjs'), 'src/index.ts', '--config', path.join(ROOT, 'app-config.yaml')], {
    cwd, stdio, env: { ...process.env, ...env, NODE_ENV: 'production', LOG_LEVEL: process.env.LOG_LEVEL ?? 'error', ...config },
  });
}
const require_ = name => path.join(ROOT, 'node_modules', name);

/** Answers when the portal serves; throws when it ended first or took too long. */
export async function ready(child, port, seconds = 120) {
  let ended = false;
  child.once('exit', () => { ended = true; });
  for (const until = Date.now() + seconds * 1000; Date.now() < until; ) {
    if (ended) throw new Error('The portal stopped while starting; the lines above say why.');
    // The catalog is read a moment after the service is up; until then nobody could sign in.
    const ok = await fetch(`http://127.0.0.1:${port}/.backstage/health/v1/readiness`).then(r => r.ok, () => false);
    if (ok && (await canSignIn(port))) return;
    await new Promise(done => setTimeout(done, 250));
  }
  throw new Error(`The portal did not answer within ${seconds} seconds.`);
}

async function canSignIn(port) {
  try {
    const { personas } = await (await fetch(`http://127.0.0.1:${port}/api/countersign-demo/`)).json();
    const answer = await fetch(`http://127.0.0.1:${port}/api/auth/persona/refresh`, { headers: { 'x-demo-persona': personas[0].name } });
    return answer.ok;
  } catch {
    return false;
  }
}
