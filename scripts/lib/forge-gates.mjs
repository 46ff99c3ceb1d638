// What a Forge app must pass before it is deployed, as far as it can be asked without Atlassian's cloud.
import path from 'node:path';
import { ROOT } from './bootstrap.mjs';
import { run } from './run.mjs';
import { say } from './say.mjs';
import { serving } from './serving.mjs';

const APP = path.join(ROOT, 'forge-app');
/** Milliseconds to build the bundle and install it on the local site, on two cores with nothing kept from before. */
const STARTS_MS = 300_000;

/** What CI has time for; `npm run e2e:jsm` walks all of them. */
const SAMPLE = 'journey [24]|before filing|own approval|customer sees|changes nothing';

/** Manifests and Atlassian's own lint. @param check - counts and prints one gate. */
export async function forgeSources(tools, check) {
  const written = await run(tools.node, ['manifest/build.mjs', '--check'], { cwd: APP });
  check(written.code === 0, 'manifest.yml and manifest.connected.yml are as their sources say');
  const linted = await run(tools.node, ['manifest/lint.mjs'], { cwd: APP });
  check(linted.code === 0, 'forge lint');
  if (linted.code) process.stdout.write(linted.output.slice(-3_000));
}

/** The built bundle on the local site, in a browser. */
export const forgeOnSite = (tools, check, pattern = SAMPLE) => walk(tools, check, { pattern, how: [], journeys: 'browser journeys in Jira Service Management' });

/** The edition that reaches applications outside, with the one that the local site brings along. */
export const forgeConnected = (tools, check) => walk(tools, check, { pattern: 'G33', how: ['--connected'], journeys: 'browser journey of the connected edition' });

async function walk(tools, check, { pattern, how, journeys }) {
  say(`Forge app: the built bundle on a local site ${how.join(' ')}`);
  const site = await serving('node', ['scripts/jsm.mjs', '--port', '7118', ...how], { cwd: ROOT, env: { ...process.env, ...tools.env }, ms: STARTS_MS });
  check(true, ['npm run jsm', ...how, 'starts'].join(' '));
  const [token = ''] = /(?<=set its secret,\s+)\S+/.exec(site.said) ?? [];
  try {
    const { code } = await run('node', [tools.yarn, 'playwright', 'test', '--config', 'playwright.jsm.config.ts', '--grep', pattern], { cwd: ROOT, env: { ...tools.env, JSM_URL: 'http://127.0.0.1:7118', JSM_SKETCHPAD: token }, show: true });
    check(code === 0, journeys);
  } finally {
    await site.end();
  }
}
