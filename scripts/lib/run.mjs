import { spawn } from 'node:child_process';

/** Runs a command in `cwd`; answers its exit code and what it printed. `show`: print it as it comes. */
export function run(command, args, { cwd, env, show = false } = {}) {
  return new Promise(done => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
    let output = '';
    const take = stream => chunk => { output += chunk; if (show) stream.write(chunk); };
    child.stdout.on('data', take(process.stdout));
    child.stderr.on('data', take(process.stderr));
    child.on('error', error => done({ code: 127, output: `${output}${error.message}` }));
    child.on('close', code => done({ code: code ?? 1, output }));
  });
}
