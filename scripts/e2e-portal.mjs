// npm run e2e:portal [-- PATTERN]: every browser journey through Backstage, against a portal of its own.
import { bootstrap, ROOT } from './lib/bootstrap.mjs';
import { run } from './lib/run.mjs';
import { serving } from './lib/serving.mjs';

const PORT = '7119';
const tools = await bootstrap();
const portal = await serving('node', ['scripts/start.mjs', '--port', PORT], { cwd: ROOT, env: { ...process.env, ...tools.env }, ms: 600_000 });
const { code } = await run('node', [tools.yarn, 'playwright', 'test', ...(process.argv[2] ? ['--grep', process.argv[2]] : [])], { cwd: ROOT, env: { ...tools.env, PORTAL_URL: `http://127.0.0.1:${PORT}` }, show: true });
await portal.end();
process.exit(code);
