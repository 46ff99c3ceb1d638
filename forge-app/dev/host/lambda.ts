import { ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';

export type RunResult = { success: true; body?: unknown } | { success: false; error: { message: string; name: string; stack?: string } };
export interface LogLine { level: string; run?: string; words: unknown[] }

interface Message { ready?: number; log?: LogLine; id?: string; result?: RunResult }

/** One process of the app, warm until it is killed. `coldMs` is what its start took; the first run loads the bundle. */
export interface Lambda { run: (event: unknown, limitMs: number) => Promise<RunResult>; kill: () => void; coldMs: Promise<number>; alive: () => boolean }

const LOST: RunResult = { success: false, error: { name: 'FUNCTION_KILLED', message: 'The function ended before it answered.' } };

export function startLambda({ code, onLog, memoryMB = 512 }: { code: string; onLog: (line: LogLine) => void; memoryMB?: number }): Lambda {
  const began = performance.now();
  const child: ChildProcess = fork(path.join(__dirname, '../runtime/lambda.cjs'), [], { env: { PATH: process.env.PATH, FORGE_EFS_RUNTIME_PATH: code, TZ: 'UTC' }, execArgv: [`--max-old-space-size=${memoryMB}`], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const open = new Map<string, (result: RunResult) => void>();
  let alive = true;
  let ready: (ms: number) => void;
  const coldMs = new Promise<number>(done => { ready = done; });
  child.on('message', (message: Message) => {
    if (message.ready !== undefined) ready(performance.now() - began);
    if (message.log) onLog(message.log);
    if (message.id && message.result) finish(message.id, message.result);
  });
  child.on('exit', () => {
    alive = false;
    ready(performance.now() - began);
    for (const id of [...open.keys()]) finish(id, LOST);
  });
  const finish = (id: string, result: RunResult) => { open.get(id)?.(result); open.delete(id); };
  return {
    coldMs, alive: () => alive, kill: () => { alive = false; child.kill('SIGKILL'); },
    run: async (event, limitMs) => {
      await coldMs;
      if (!alive) return LOST;
      const id = randomUUID();
      return new Promise<RunResult>(done => { open.set(id, done); child.send({ id, event, limitMs }); });
    },
  };
}
