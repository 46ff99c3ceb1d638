// npm run bench <governed|clinc|page> [-- file]: measures, prints a table for docs/benchmarks.md.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { bootstrap, ROOT } from './lib/bootstrap.mjs';
import { run } from './lib/run.mjs';
import { stop } from './lib/say.mjs';

const [name, ...args] = process.argv.slice(2);
const file = `bench/${name}.ts`;
if (name !== 'page' && (!name || !existsSync(path.join(ROOT, 'shared', file)))) stop('Say which benchmark: npm run bench governed, npm run bench page, or npm run bench clinc -- <clinc150.json>.');
const tools = await bootstrap({ quiet: true });
const { code } = name === 'page'
  ? await run(tools.node, [path.join(ROOT, 'scripts/commands/bench-page.mjs')], { cwd: ROOT, env: tools.env, show: true })
  : await run(tools.node, ['--import', 'tsx', file, ...args.map(a => path.resolve(a))], { cwd: path.join(ROOT, 'shared'), env: tools.env, show: true });
process.exit(code);
