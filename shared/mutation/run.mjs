// yarn workspace @countersign/core run mutation [ROOM …] [--note]: changes the pure code in every small way, and asks the tests of the room whether they notice.
// A change that no test notices fails the run, unless survivors.json says why. --note (or COUNTERSIGN_NOTE_SURVIVORS) puts what is new there, as open, instead.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOM, ROOMS } from './rooms.mjs';
import { noteSurvivors, survivorsOf, unexplained } from './survivors.mjs';

const CORE = path.resolve(import.meta.dirname, '..');
const STRYKER = path.resolve(CORE, '../node_modules/@stryker-mutator/core/bin/stryker.js');
const named = process.argv.slice(2).filter(a => a !== '--note');
const note = process.argv.includes('--note') || Boolean(process.env.COUNTERSIGN_NOTE_SURVIVORS);
const all = ROOM ? [ROOM] : Object.keys(ROOMS);
const failed = (named.length ? named : all).filter(room => !mutate(room));
process.exitCode = failed.length ? 1 : 0;

function mutate(room) {
  const began = Date.now();
  const ran = spawnSync(process.execPath, [STRYKER, 'run', 'mutation/stryker.config.mjs'], { cwd: CORE, env: { ...process.env, COUNTERSIGN_ROOM: room }, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (ran.status !== 0) { process.stdout.write(`${ran.stdout}${ran.stderr}`); return false; }
  const { files } = JSON.parse(readFileSync(path.resolve(CORE, `../node_modules/.cache/mutation/${room}.json`), 'utf8'));
  const mutants = Object.values(files).flatMap(f => f.mutants);
  const killed = mutants.filter(m => m.status === 'Killed' || m.status === 'Timeout').length;
  const survivors = survivorsOf(files);
  if (note) noteSurvivors(room, survivors);
  const open = unexplained(survivors);
  for (const s of open) process.stdout.write(`Nobody notices: ${s.file}: ${s.line}\n  ${s.mutator}: ${s.was} → ${s.becomes}\n`);
  process.stdout.write(`${room}: ${killed} of ${killed + survivors.length} noticed in ${Math.round((Date.now() - began) / 1_000)} s\n`);
  process.stdout.write(`PROOF ${JSON.stringify({ killed: { [room]: killed }, survived: { [room]: survivors.length } })}\n`);
  return open.length === 0;
}
