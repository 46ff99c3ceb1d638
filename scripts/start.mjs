// npm start [-- --reset] [-- --port N]: the portal with its demo company on http://127.0.0.1:7007.
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { bootstrap, ROOT } from './lib/bootstrap.mjs';
import { buildApp } from './lib/build.mjs';
import { ready, startBackend } from './lib/backend.mjs';
import { say, stop } from './lib/say.mjs';

const args = process.argv.slice(2);
const port = Number(args[args.indexOf('--port') + 1]) && args.includes('--port') ? Number(args[args.indexOf('--port') + 1]) : 7007;
const unknown = args.find((a, i) => !['--reset', '--port'].includes(a) && args[i - 1] !== '--port');
if (unknown) stop(`"${unknown}" is not an option here. Use --reset to empty the demo, or --port to use another port.`);
if (!(await isFree(port))) stop(`Port ${port} is taken: stop what uses it, or run npm start -- --port ${port + 1}.`);

const tools = await bootstrap();
await buildApp(tools);
if (args.includes('--reset')) {
  say('emptying the demo');
  rmSync(path.join(ROOT, '.data'), { recursive: true, force: true });
}
say('starting');
const url = `http://127.0.0.1:${port}`;
const child = startBackend(tools, { overrides: port === 7007 ? {} : { 'backend.listen.port': port, 'backend.baseUrl': url, 'app.baseUrl': url, 'backend.cors.origin': url, 'backend.reading.allow': [{ host: `127.0.0.1:${port}`, paths: ['/api/countersign-demo/code'] }] } });
let ending = false;
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => { ending = true; child.kill('SIGTERM'); });
child.on('exit', code => process.exit(ending ? 0 : code ?? 1));
try {
  await ready(child, port);
} catch (error) {
  child.kill('SIGKILL');
  stop(error.message);
}
say('ready');
process.stdout.write(`
  Countersign is at ${url}

  Three things to try:
    1. Be Ben, and ask: I'm locked out of my account and I need Figma
    2. Be Ben on the catalog page of payments-db, and ask: prod read access for 4h to debug INC-7
       Then be Chloe in another browser, open Approvals, and approve 2 hours
    3. Be Juno, and ask: give me admin on production AWS

  Ctrl-C ends it. npm start -- --reset starts over.
`);

function isFree(n) {
  return new Promise(done => {
    const probe = createServer().once('error', () => done(false)).once('listening', () => probe.close(() => done(true))).listen(n, '127.0.0.1');
  });
}
