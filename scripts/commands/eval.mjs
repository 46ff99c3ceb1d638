import { spawnSync } from 'node:child_process';

// The evaluation is TypeScript beside the portal it drives; Backstage's own transform loads it.
const { status } = spawnSync(process.execPath, ['--require', './node_modules/@backstage/cli/config/nodeTransform.cjs', 'plugins/portal-backend/src/eval/cli.ts', ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(status ?? 1);
