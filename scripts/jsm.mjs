// npm run jsm [-- --port N] [-- --fresh] [-- --connected]: the Forge app on a local stand-in for Jira Service Management (not Atlassian), on a free port.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { bootstrap, ROOT } from './lib/bootstrap.mjs';
import { say } from './lib/say.mjs';

const args = process.argv.slice(2);
const port = args.includes('--port') ? args[args.indexOf('--port') + 1] : '0';
const { env, node } = await bootstrap();
say('starting');
const child = spawn(node, ['--import', 'tsx', 'dev/serve.ts', port, ...['fresh', 'connected'].filter(how => args.includes(`--${how}`))], { cwd: path.join(ROOT, 'forge-app'), stdio: 'inherit', env: { ...process.env, ...env, TSX_TSCONFIG_PATH: 'tsconfig.check.json' } });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill('SIGTERM'));
child.on('exit', code => process.exit(code ?? 0));
