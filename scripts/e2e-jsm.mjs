// npm run e2e:jsm [-- PATTERN]: every browser journey through the Forge app, on a local site of its own, and that of the connected edition; with a pattern: `connected` for that one alone, any other for those of that name.
import { bootstrap } from './lib/bootstrap.mjs';
import { forgeConnected, forgeOnSite } from './lib/forge-gates.mjs';

const failed = [];
const check = (ok, name) => { if (!ok) failed.push(name); process.stdout.write(`${ok ? 'ok    ' : 'FAILED'} ${name}\n`); };
const pattern = process.argv[2];
const tools = await bootstrap();
if (pattern !== 'connected') await forgeOnSite(tools, check, pattern ?? '.');
if (!pattern || pattern === 'connected') await forgeConnected(tools, check);
process.exit(failed.length ? 1 : 0);
