import { spawn } from 'node:child_process';

/** What every command that serves says last, once it serves. */
const SERVES = 'Ctrl-C ends it';
/** Milliseconds it has to end after Ctrl-C. */
const ENDS_MS = 15_000;

/**
 * Starts a command that serves, shows what it prints, and answers when it serves.
 * @returns `said`: what it printed until it served; `end()`: Ctrl-C, as a terminal sends it to the whole group; whether it ended in time.
 * @throws when it ended first, or does not serve after `ms` milliseconds; it is ended then.
 */
export async function serving(command, args, { ms, ...options }) {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  const exited = new Promise(done => { child.once('exit', () => done(true)); });
  const end = async () => {
    if (child.exitCode !== null) return true;
    process.kill(-child.pid, 'SIGINT');
    const ended = await Promise.race([exited, new Promise(done => setTimeout(done, ENDS_MS, false).unref())]);
    if (!ended) process.kill(-child.pid, 'SIGKILL');
    return ended;
  };
  let said = '';
  child.stdout.on('data', chunk => { said += chunk; process.stdout.write(chunk); });
  for (const until = Date.now() + ms; !said.includes(SERVES); await new Promise(done => setTimeout(done, 250))) {
    if (child.exitCode === null && Date.now() < until) continue;
    await end();
    throw new Error(`${command} ${args.join(' ')} did not start`);
  }
  return { said, end };
}
