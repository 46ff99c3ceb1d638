// npm run e2e:portal [-- PATTERN]: every browser journey through Backstage, against a portal of its own.
import { spawn } from 'node:child_process';
import { bootstrap, ROOT } from './lib/bootstrap.mjs';
import { run } from './lib/run.mjs';

const PORT = '7119';
const tools = await bootstrap();
const portal = spawn('node', ['scripts/start.mjs', '--port', PORT], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'], detached: true, env: { ...process.env, ...tools.env } });
let said = '';
portal.stdout.on('data', chunk => { said += chunk; process.stdout.write(chunk); });
while (!said.includes('Ctrl-C ends it') && portal.exitCode === null) await new Promise(done => setTimeout(done, 500));
const { code } = await run('node', [tools.yarn, 'playwright', 'test', ...(process.argv[2] ? ['--grep', process.argv[2]] : [])], { cwd: ROOT, env: { ...tools.env, PORTAL_URL: `http://127.0.0.1:${PORT}` }, show: true });
if (portal.exitCode === null) process.kill(-portal.pid, 'SIGINT');
process.exit(code);
