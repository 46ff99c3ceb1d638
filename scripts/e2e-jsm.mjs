// npm run e2e:jsm [-- PATTERN]: every browser journey through the Forge app, on a local site of its own.
import { bootstrap } from './lib/bootstrap.mjs';
import { forgeOnSite } from './lib/forge-gates.mjs';

const failed = [];
await forgeOnSite(await bootstrap(), (ok, name) => { if (!ok) failed.push(name); process.stdout.write(`${ok ? 'ok    ' : 'FAILED'} ${name}\n`); }, process.argv[2] ?? '.');
process.exit(failed.length ? 1 : 0);
