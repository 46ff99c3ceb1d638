// npm run bench <governed|clinc|page|forge> [-- file]: measures, prints a table for docs/benchmarks.md.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { bootstrap, ROOT } from './lib/bootstrap.mjs';
import { run } from './lib/run.mjs';
import { stop } from './lib/say.mjs';

const [name, ...args] = process.argv.slice(2);
const file = `bench/${name}.ts`;
if (!['page', 'forge'].includes(name) && (!name || !existsSync(path.join(ROOT, 'shared', file)))) stop('Say which benchmark: npm run bench governed, npm run bench page, npm run bench forge, or npm run bench clinc -- <clinc150.json>.');
const tools = await bootstrap({ quiet: true });
const how = {
  page: () => run(tools.node, [path.join(ROOT, 'scripts/commands/bench-page.mjs')], { cwd: ROOT, env: tools.env, show: true }),
  forge: () => run(tools.node, ['--import', 'tsx', 'dev/bench.ts'], { cwd: path.join(ROOT, 'forge-app'), env: { ...tools.env, TSX_TSCONFIG_PATH: 'tsconfig.check.json' }, show: true }),
}[name] ?? (() => run(tools.node, ['--import', 'tsx', file, ...args.map(a => path.resolve(a))], { cwd: path.join(ROOT, 'shared'), env: tools.env, show: true }));
const { code } = await how();
process.exit(code);
