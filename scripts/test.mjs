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
const yarn = (...args) => run('node', [tools.yarn, ...args], { cwd: ROOT, env: { ...tools.env, CI: '1', BACKSTAGE_TEST_DISABLE_DOCKER: '1', NODE_OPTIONS: '--experimental-vm-modules --no-warnings' }, show: true });

async function gate(name, ...args) {
  say(name);
  const { code } = await yarn(...args);
  count(code ? 0 : 1, code ? 1 : 0);
}

await gate('types', 'tsc');
await gate('lint', 'backstage-cli', 'repo', 'lint', '--max-warnings', '0');
say('tests');
const report = path.join(out, 'jest.json');
const { code } = await yarn('backstage-cli', 'repo', 'test', '--no-watch', '--json', '--outputFile', report);
if (existsSync(report)) {
  const { numPassedTests: passed, numFailedTests: failed, numFailedTestSuites: suites } = JSON.parse(readFileSync(report, 'utf8'));
  count(passed, failed || (code ? Math.max(suites, 1) : 0));
} else count(0, 1);
say('checkpointer validation');
const saver = path.join(out, 'saver.json');
const validated = await yarn('workspace', '@countersign/core', 'validate-saver', '--reporter=json', `--outputFile=${saver}`);
if (existsSync(saver)) {
  const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(readFileSync(saver, 'utf8'));
  count(passed, failed);
} else count(0, validated.code ? 1 : 0);
rmSync(out, { recursive: true, force: true });

for (const [name, port] of [['PostgreSQL', 5432], ['MariaDB', 3306]]) if (!(await answers(port))) process.stdout.write(`skipped: tests on ${name}, nothing answers on 127.0.0.1:${port}\n`);
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exit(total.failed ? 1 : 0);

function answers(port) {
  return new Promise(done => {
    const socket = createConnection({ port, host: '127.0.0.1' }).once('connect', () => { socket.end(); done(true); }).once('error', () => done(false));
  });
}
