import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './bootstrap.mjs';
import { run } from './run.mjs';
import { say, stop } from './say.mjs';

const SOURCES = ['plugins/portal-app/src', 'plugins/portal-app/public', 'plugins/portal-app/package.json', 'plugins/countersign/src', 'plugins/countersign-common/src', 'shared/src/types.ts', 'yarn.lock'];

/** Builds the portal's pages; nothing to do while their sources are the same. */
export async function buildApp({ env, yarn }) {
  const stamp = path.join(ROOT, 'plugins/portal-app/dist/.countersign-built');
  const wanted = hashOf(SOURCES);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('building the portal');
  const { code, output } = await run('node', [yarn, 'workspace', 'app', 'build'], { cwd: ROOT, env });
  if (code) stop(`The portal could not be built:\n${output.slice(-3000)}`);
  writeFileSync(stamp, wanted);
}

function hashOf(names) {
  const hash = createHash('sha256');
  const visit = at => {
    if (!existsSync(at)) return;
    if (statSync(at).isDirectory()) return void readdirSync(at).sort().forEach(n => visit(path.join(at, n)));
    hash.update(path.relative(ROOT, at)).update(readFileSync(at));
  };
  names.forEach(n => visit(path.join(ROOT, n)));
  return hash.digest('hex');
}
