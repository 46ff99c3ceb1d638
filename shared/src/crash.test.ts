import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';

const RUNNER = path.join(__dirname, 'testing/crash-runner.ts');
const run = (...args: string[]) => spawnSync(process.execPath, ['--import', 'tsx', RUNNER, ...args], { encoding: 'utf8', cwd: path.join(__dirname, '..') });

/** One run in a process of its own, killed by SIGKILL at the given statement; then a second process finishes. */
function crashAt(point: number): { killed: boolean; effects: number; state: string; verified: boolean; written: number } {
  const dir = mkdtempSync(path.join(tmpdir(), 'countersign-crash-'));
  try {
    const first = run(dir, 'run', String(point));
    const second = run(dir, 'finish');
    if (second.status !== 0) throw new Error(second.stderr);
    return { killed: first.signal === 'SIGKILL', ...JSON.parse(second.stdout.trim().split('\n').pop() as string) };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** A sample in CI; the proof kills at every one. */
const EACH = process.env.COUNTERSIGN_PROOF_CRASHES === 'all' ? 1 : 3;

/** A model that plans something else on every call must not matter: the plan is data once it is committed (G10, G19). */
it('SIGKILL at commit points: no effect twice, no request lost', () => {
  const seen: { point: number; effects: number; state: string }[] = [];
  for (let point = 1; point <= 40; point += EACH) {
    const { killed, effects, state, verified, written } = crashAt(point);
    expect(effects).toBeLessThanOrEqual(1);
    expect(verified).toBe(true);
    // Before the plan is committed nothing was promised; afterwards the request ends, done once.
    expect(state).toBe(written ? 'done' : 'none');
    if (state === 'done') expect(effects).toBe(1);
    seen.push({ point, effects, state });
    if (!killed) break;
  }
  expect(seen.length).toBeGreaterThan(6 / EACH);
  expect(seen.some(s => s.state === 'done')).toBe(true);
}, 900_000);
