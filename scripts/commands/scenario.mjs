import { spawnSync } from 'node:child_process';

const { status } = spawnSync(process.execPath, ['--require', './node_modules/@backstage/cli/config/nodeTransform.cjs', 'plugins/portal-backend/src/scenario/cli.ts', ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(status ?? 1);
