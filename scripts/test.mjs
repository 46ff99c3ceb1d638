// npm test: types, lint and every test. The last line is `N passed, N failed`.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bootstrap, ROOT } from './lib/bootstrap.mjs';
import { run } from './lib/run.mjs';
import { say } from './lib/say.mjs';

const tools = await bootstrap();
const out = mkdtempSync(path.join(tmpdir(), 'countersign-test-'));
const total = { passed: 0, failed: 0 };
const count = (passed, failed) => { total.passed += passed; total.failed += failed; };
const yarnWith = (options, ...args) => run('node', [tools.yarn, ...args], { cwd: ROOT, env: { ...tools.env, CI: '1', BACKSTAGE_TEST_DISABLE_DOCKER: '1', NODE_OPTIONS: options }, show: true });
const yarn = (...args) => yarnWith('--experimental-vm-modules --no-warnings', ...args);

async function gate(name, ...args) {
  say(name);
  const { code } = await yarn(...args);
  count(code ? 0 : 1, code ? 1 : 0);
}

await gate('types', 'tsc');
await gate('types of the Forge app', 'workspace', 'forge-app', 'tsc');
await gate('lint', 'backstage-cli', 'repo', 'lint', '--max-warnings', '0');
/** Counts what one runner of jest reports; a runner that dies without a report has failed. */
async function jest(name, report, ran) {
  say(name);
  const { code } = await ran;
  if (!existsSync(report)) return count(0, 1);
  const { numPassedTests: passed, numFailedTests: failed, numFailedTestSuites: suites } = JSON.parse(readFileSync(report, 'utf8'));
  count(passed, failed || (code ? Math.max(suites, 1) : 0));
}

// Jest leaves a core idle unless told otherwise.
const [report, forge] = ['jest.json', 'forge.json'].map(name => path.join(out, name));
await jest('tests', report, yarn('backstage-cli', 'repo', 'test', '--no-watch', '--maxWorkers=100%', '--json', '--outputFile', report));
// Cedar's web build is an ES module that jest only takes as CommonJS, so without the flag for modules.
await jest('tests of the Forge app', forge, yarnWith('--no-warnings', 'workspace', 'forge-app', 'test', '--maxWorkers=100%', '--json', '--outputFile', forge));
say('checkpointer validation');
const saver = path.join(out, 'saver.json');
const validated = await yarn('workspace', '@countersign/core', 'validate-saver', '--reporter=json', `--outputFile=${saver}`);
if (existsSync(saver)) {
  const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(readFileSync(saver, 'utf8'));
  count(passed, failed);
} else count(0, validated.code ? 1 : 0);
rmSync(out, { recursive: true, force: true });

for (const [name, port, instead = ''] of [['PostgreSQL', 5432], ['MariaDB', 3306, '; Forge SQL was played by SQLite']]) if (!(await answers(port))) process.stdout.write(`skipped: tests on ${name}, nothing answers on 127.0.0.1:${port}${instead}\n`);
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exit(total.failed ? 1 : 0);

function answers(port) {
  return new Promise(done => {
    const socket = createConnection({ port, host: '127.0.0.1' }).once('connect', () => { socket.end(); done(true); }).once('error', () => done(false));
  });
}
