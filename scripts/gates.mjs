// The slow gates of CI: the browser journeys, and the two commands in a fresh clone under a fresh HOME.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bootstrap, ROOT } from './lib/bootstrap.mjs';
import { forgeOnSite, forgeSources } from './lib/forge-gates.mjs';
import { run } from './lib/run.mjs';
import { say } from './lib/say.mjs';
import { serving } from './lib/serving.mjs';

/** Journeys that take most of a minute each; `npm run e2e:portal` walks them too. What they show is held by tests of the core and the API as well. */
const LONG = 'behind the desk|who prove themselves|code to their manager|a rule is proposed by one|one person stops changes|a named person proves|each reader has only';
const total = { passed: 0, failed: 0 };
const check = (ok, name) => { total[ok ? 'passed' : 'failed'] += 1; process.stdout.write(`${ok ? 'ok    ' : 'FAILED'} ${name}\n`); };
const tools = await bootstrap();

say('builds of every package');
const built = await run('node', [tools.yarn, 'backstage-cli', 'repo', 'build', '--all'], { cwd: ROOT, env: tools.env });
check(built.code === 0, 'builds');
if (built.code) process.stdout.write(built.output.slice(-3000));

say('api reports');
await run('node', [tools.yarn, 'tsc'], { cwd: ROOT, env: tools.env });
const reports = await run('node', [tools.yarn, 'api-reports', '--ci'], { cwd: ROOT, env: tools.env });
check(reports.code === 0, 'api reports: run `yarn tsc && yarn api-reports` when the public API changes');
if (reports.code) process.stdout.write(reports.output.slice(-3000));

say('proofs');
const proofs = await run('node', ['scripts/proof.mjs', '--check'], { cwd: ROOT, show: true });
check(proofs.code === 0, 'the committed proofs hold and are at most a week behind the code');

say('rules and pages: every test they name is there');
const named = await run(tools.node, ['scripts/commands/governance.mjs', '--check'], { cwd: ROOT, show: true });
check(named.code === 0, 'docs/governance.md, threat-model.md and finos-mi-24.md name tests that are there');

await forgeSources(tools, check);

say('evaluation: every case against the demo company; beside it an insider, an attacker, a careless administrator');
// Each is one process of its own, so both cores work.
const [evaluated, stories] = await Promise.all([run(tools.node, ['scripts/commands/eval.mjs'], { cwd: ROOT, env: tools.env }), playAll(['insider', 'attacker', 'careless-admin'])]);
process.stdout.write(evaluated.output);
const counts = /(\d+) passed, (\d+) failed/.exec(evaluated.output);
if (counts) { total.passed += Number(counts[1]); total.failed += Number(counts[2]); } else check(false, 'evaluation');
for (const { story, code, output } of stories) { process.stdout.write(output); check(code === 0, `scenario ${story}: nothing is got`); }

say('npm start in a fresh clone under a fresh HOME; beside it the Forge app on its local site');
const scratch = mkdtempSync(path.join(tmpdir(), 'countersign-fresh-'));
const onSite = forgeOnSite(tools, check).catch(error => check(false, `the local site: ${error.message}`));
try {
  await fresh();
} catch (error) {
  check(false, `fresh start: ${error.message}`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
await onSite;
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exit(total.failed ? 1 : 0);

async function playAll(names) {
  const played = [];
  for (const story of names) played.push({ story, ...(await run(tools.node, ['scripts/commands/scenario.mjs', story], { cwd: ROOT, env: tools.env })) });
  return played;
}

async function fresh() {
  const clone = path.join(scratch, 'clone');
  const home = path.join(scratch, 'home');
  check(spawnSync('git', ['clone', '--quiet', ROOT, clone]).status === 0, 'clone');
  spawnSync('mkdir', ['-p', home]);
  const began = Date.now();
  const portal = await serving('npm', ['start', '--', '--port', '7117'], { cwd: clone, env: { ...process.env, HOME: home, COUNTERSIGN_TOOLS: path.join(home, 'tools'), YARN_GLOBAL_FOLDER: undefined }, ms: 600_000 });
  try {
    process.stdout.write(`cold start: ${Math.round((Date.now() - began) / 1000)} s\n`);
    check(Date.now() - began < 420_000, 'cold start in time');
    const token = await signIn();
    const answer = await fetch('http://127.0.0.1:7117/api/countersign/requests', { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: JSON.stringify({ text: 'I need Figma' }) });
    const request = await answer.json();
    check(request.items?.[0]?.state === 'verified', 'a request is resolved over HTTP and read back');
    const tools = await mcpTools(token);
    check(tools.includes('countersign.ask') && !tools.some(t => /^countersign\.(?!ask$|list-)/.test(t)), `G15: over MCP one can ask and list, and nothing else: ${tools.filter(t => t.startsWith('countersign'))}`);
    if (existsSync('/usr/bin/chromium')) await journeys();
    else check(false, 'browser journeys: /usr/bin/chromium is not there');
  } finally {
    check(await portal.end(), 'Ctrl-C ends it');
  }
}

/** The names an agent of this person sees. */
async function mcpTools(token) {
  const answer = await fetch('http://127.0.0.1:7117/api/mcp-actions/v1', {
    method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', accept: 'application/json, text/event-stream' }, body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
  });
  return [...(await answer.text()).matchAll(/"name":"([\w.-]+)"/g)].map(m => m[1]);
}

/** The catalog is read a moment after start; until then nobody is known. */
async function signIn() {
  for (let n = 0; n < 60; n++) {
    const answer = await (await fetch('http://127.0.0.1:7117/api/auth/persona/refresh', { headers: { 'x-demo-persona': 'ben' } })).json();
    if (answer.backstageIdentity) return answer.backstageIdentity.token;
    await new Promise(done => setTimeout(done, 500));
  }
  throw new Error('nobody could sign in');
}

async function journeys() {
  say('browser journeys');
  const { code } = await run('node', [tools.yarn, 'playwright', 'test', '--grep-invert', LONG], { cwd: ROOT, env: { ...tools.env, PORTAL_URL: 'http://127.0.0.1:7117' }, show: true });
  check(code === 0, 'browser journeys');
}
