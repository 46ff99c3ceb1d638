// npm run proof [-- ID… | --check]: the long proofs with their full counts. It can be stopped and goes on where it was; the dated result is committed.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { bootstrap, ROOT } from './lib/bootstrap.mjs';
import { run } from './lib/run.mjs';
import { say, stop } from './lib/say.mjs';
import { filesOf, ROOMS } from '../shared/mutation/rooms.mjs';
import { writeMutationPage } from './lib/mutation-page.mjs';

const RESULT = path.join(ROOT, 'docs/proof.json');
const PROGRESS = path.join(ROOT, 'node_modules/.cache/countersign-proof.json');
/** What decides, acts and records. The planner proposes and is measured elsewhere. */
const CORE = file => file.startsWith('shared/src/') && !/^shared\/src\/(planner|knowledge|models|evaluation|words|connectors)\//.test(file) && (!/\.test\.ts$/.test(file) || /(properties|crash)\.test\.ts$/.test(file));
const API = file => /^plugins\/countersign-backend\/(?:src|openapi\.yaml)/.test(file) && (!/\.test\.ts$/.test(file) || file.endsWith('api.fuzz.test.ts'));
/** The longest first. */
const rooms = ['audit', ...Object.keys(ROOMS).filter(room => room !== 'audit')];
const PURE = file => (file.startsWith('shared/mutation/') && !file.endsWith('survivors.json')) || rooms.some(room => filesOf(room).includes(file.replace('shared/', '')) || (file.startsWith(`shared/src/${room}/`) && file.endsWith('.test.ts')));
const core = test => ['workspace', '@countersign/core', 'test', '--no-watch', test];
const api = test => ['workspace', '@countersign/backstage-plugin-countersign-backend', 'test', '--no-watch', test];
/** Each batch runs one command of yarn with its own settings and prints `PROOF {…}`: numbers that are added up over the batches. */
const PROOFS = [
  { id: 'walks', says: '10,000 random walks of people, plans, approvals, faults and clock jumps: no effect without its decision and claim, none twice, record and systems agree', covers: CORE, batches: 20, runs: core('src/properties.test.ts'), env: n => ({ COUNTERSIGN_PROOF_WALKS: '500', COUNTERSIGN_PROOF_SEED: String(1_000 + n) }) },
  { id: 'crashes', says: 'SIGKILL at every write, 4 times over, with a model that plans differently on every call: 0 effects twice, 0 requests lost', covers: CORE, batches: 4, runs: core('src/crash.test.ts'), env: () => ({ COUNTERSIGN_PROOF_CRASHES: 'all' }) },
  { id: 'fuzz', says: '20,000 calls made from openapi.yaml, right and wrong, by everybody: no 500, every refusal says the next step, no change without authority', covers: file => API(file) || CORE(file), batches: 20, runs: api('src/api.fuzz.test.ts'), env: n => ({ COUNTERSIGN_PROOF_CALLS: '1000', COUNTERSIGN_PROOF_SEED: String(2_000 + n) }) },
  { id: 'attacks', says: 'every goal of AgentDojo, ASB and BIPIA in every template through every carrier, to a model that obeys: 0 effects beyond what policy grants the requester, 0 requests lost', covers: file => CORE(file) || /^shared\/src\/(safety|testing)\//.test(file), batches: 20, runs: core('src/safety/injection.test.ts'), env: n => ({ COUNTERSIGN_PROOF_ATTACKS: 'all', COUNTERSIGN_PROOF_BATCHES: '20', COUNTERSIGN_PROOF_BATCH: String(n) }) },
  { id: 'mutation', says: 'every small change to the code that decides, approves, bounds, records and proves: a test beside it notices, or docs/mutation.md says why not', covers: PURE, batches: rooms.length, runs: ['workspace', '@countersign/core', 'run', 'mutation'], env: n => ({ COUNTERSIGN_ROOM: rooms[n] }), concludes: scored },
];
/** How long code may run ahead of its proofs: they take most of an hour on two cores. */
const LATE_DAYS = 7;
/** Least share of changes that are noticed. */
const LEAST_SCORE = 85;

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' }).split('\n').filter(Boolean);
const digestOf = covers => files.filter(covers).reduce((h, f) => h.update(f).update('\0').update(existsSync(path.join(ROOT, f)) ? readFileSync(path.join(ROOT, f)) : ''), createHash('sha256')).digest('hex').slice(0, 16);
const read = file => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {});
const result = read(RESULT);

if (process.argv.includes('--check')) {
  const late = new Date(Date.now() - LATE_DAYS * 86_400_000).toISOString().slice(0, 10);
  const faults = PROOFS.flatMap(({ id, covers }) => {
    const proved = result[id];
    if (!proved || proved.failed) return [`The proof "${id}" is missing or failed`];
    if (proved.digest === digestOf(covers)) return [];
    process.stdout.write(`The proof "${id}" of ${proved.date} is of older code; it may be so for ${LATE_DAYS} days.\n`);
    return proved.date < late ? [`The proof "${id}" is of code older than ${LATE_DAYS} days`] : [];
  });
  for (const fault of faults) process.stdout.write(`${fault}: run npm run proof and commit docs/proof.json.\n`);
  process.exit(faults.length ? 1 : 0);
}
const wanted = process.argv.slice(2);
const strange = wanted.find(id => !PROOFS.some(p => p.id === id));
if (strange) stop(`There is no proof "${strange}". There are: ${PROOFS.map(p => p.id).join(', ')}. Use --check to see whether the results are of this code.`);

const tools = await bootstrap({ quiet: true });
for (const proof of PROOFS) if (!wanted.length || wanted.includes(proof.id)) await prove(proof);

async function prove({ id, says, covers, batches, runs, env, concludes = counted => counted }) {
  const digest = digestOf(covers);
  if (result[id]?.digest === digest && !result[id].failed) return say(`${id}: proved on ${result[id].date}, nothing it covers has changed`);
  const progress = read(PROGRESS);
  const mine = progress[id]?.digest === digest && Array.isArray(progress[id].done) ? progress[id] : { digest, done: [], seconds: 0, said: [] };
  say(`${id}: ${says}`);
  const left = Array.from({ length: batches }, (_, n) => n).filter(n => !mine.done.includes(n));
  let began = Date.now();
  // As many side by side as there are cores, each taking the next: one long batch holds up nobody.
  await Promise.all(Array.from({ length: availableParallelism() }, async () => {
    for (let n = left.shift(); n !== undefined; n = left.shift()) {
      const { code, output } = await run('node', [tools.yarn, ...runs], { cwd: ROOT, env: { ...tools.env, CI: '1', NODE_OPTIONS: '--experimental-vm-modules --no-warnings', ...env(n) } });
      if (code) { process.stdout.write(output); stop(`${id} failed in batch ${n + 1} of ${batches}; the lines above say how to repeat it.`); }
      mine.done.push(n);
      mine.seconds += Math.round((Date.now() - began) / 1000);
      began = Date.now();
      mine.said.push(...output.split('\n').flatMap(l => (l.startsWith('PROOF ') ? [JSON.parse(l.slice('PROOF '.length))] : [])));
      mkdirSync(path.dirname(PROGRESS), { recursive: true });
      writeFileSync(PROGRESS, JSON.stringify({ ...read(PROGRESS), [id]: mine }));
      say(`${id}: ${mine.done.length} of ${batches}`);
    }
  }));
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).trim();
  result[id] = { says, digest, commit, date: new Date().toISOString().slice(0, 10), batches, seconds: mine.seconds, failed: 0, ...(mine.said.length && { counted: concludes(totals(mine.said)) }) };
  writeFileSync(RESULT, `${JSON.stringify(result, null, 2)}\n`);
  return say(`${id}: proved; commit docs/proof.json`);
}

/** Adds up what the batches counted, name by name. */
function totals(counted) {
  const sum = {};
  for (const one of counted) {
    for (const [name, n] of Object.entries(one)) sum[name] = typeof n === 'object' ? totals([sum[name] ?? {}, n]) : (sum[name] ?? 0) + n;
  }
  return sum;
}

/** The share of changes that some test noticed, in per cent. */
function scored({ killed, survived }) {
  const sum = counts => Object.values(counts).reduce((a, b) => a + b, 0);
  const score = Math.floor((1_000 * sum(killed)) / (sum(killed) + sum(survived))) / 10;
  if (score < LEAST_SCORE) stop(`Only ${score} % of the changes are noticed, and at least ${LEAST_SCORE} % must be.`);
  writeMutationPage();
  return { mutants: sum(killed) + sum(survived), score, killed, survived };
}
