// yarn workspace @countersign/core run mutation [ROOM …]: changes the pure code in every small way, and asks the tests of the room whether they notice.
// A change that no test notices fails the run, unless survivors.json says why that is right.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOM, ROOMS } from './rooms.mjs';
import { survivorsOf, unexplained } from './survivors.mjs';

const CORE = path.resolve(import.meta.dirname, '..');
const STRYKER = path.resolve(CORE, '../node_modules/@stryker-mutator/core/bin/stryker.js');
const rooms = process.argv.length > 2 ? process.argv.slice(2) : ROOM ? [ROOM] : Object.keys(ROOMS);
let failed = false;
for (const room of rooms) failed = !mutate(room) || failed;
process.exitCode = failed ? 1 : 0;

function mutate(room) {
  const began = Date.now();
  const ran = spawnSync(process.execPath, [STRYKER, 'run', 'mutation/stryker.config.mjs'], { cwd: CORE, env: { ...process.env, COUNTERSIGN_ROOM: room }, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (ran.status) { process.stdout.write(`${ran.stdout}${ran.stderr}`); return false; }
  const { files } = JSON.parse(readFileSync(path.resolve(CORE, `../node_modules/.cache/mutation/${room}.json`), 'utf8'));
  const counts = Object.values(files).flatMap(f => f.mutants).reduce((all, m) => ({ ...all, [m.status]: (all[m.status] ?? 0) + 1 }), {});
  const survivors = survivorsOf(files);
  const open = unexplained(survivors);
  for (const s of open) process.stdout.write(`Nobody notices: ${s.file}: ${s.line}\n  ${s.mutator}: ${s.becomes}\n`);
  const killed = (counts.Killed ?? 0) + (counts.Timeout ?? 0);
  process.stdout.write(`${room}: ${killed} of ${killed + survivors.length} noticed in ${Math.round((Date.now() - began) / 1_000)} s\n`);
  process.stdout.write(`PROOF ${JSON.stringify({ killed: { [room]: killed }, survived: { [room]: survivors.length } })}\n`);
  return open.length === 0;
}
