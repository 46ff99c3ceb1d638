/**
 * The planner's classifier on CLINC150 (Larson 2019, CC BY 3.0): 5-fold cross-validation on train and oos_train, thresholds chosen on the
 * other folds. `npm run bench clinc -- <clinc150.json>`; the data is not part of the repository.
 */
import { readFileSync } from 'node:fs';
import { train, type Guess } from '../src/planner/classifier';

type Row = readonly [string, string];
interface Data { readonly train: readonly Row[]; readonly val: readonly Row[]; readonly oos_train: readonly Row[]; readonly oos_val: readonly Row[] }
const FOLDS = 5;
const EPOCHS = 8;
const data = JSON.parse(readFileSync(process.argv[2] ?? '../shared/data/clinc150.json', 'utf8')) as Data;

interface Scored { readonly right: boolean; readonly inScope: boolean; readonly p: number }
const score = (rows: readonly Row[], inScope: boolean, classify: (text: string) => Guess[]): Scored[] =>
  rows.map(([text, label]) => { const [best] = classify(text); return { inScope, right: best.label === label, p: best.p }; });

/** In-scope accuracy (a rejected utterance is wrong) and out-of-scope recall at a threshold. */
function at(scored: readonly Scored[], threshold: number) {
  const inside = scored.filter(s => s.inScope);
  const outside = scored.filter(s => !s.inScope);
  return { accuracy: inside.filter(s => s.right && s.p >= threshold).length / inside.length, recall: outside.filter(s => s.p < threshold).length / outside.length, nIn: inside.length, nOut: outside.length };
}

/** Highest threshold that costs at most half a point of in-scope accuracy. */
function choose(scored: readonly Scored[]): number {
  const free = at(scored, 0).accuracy;
  let best = 0;
  for (let t = 0; t < 0.9; t += 0.005) if (at(scored, t).accuracy >= free - 0.005) best = t;
  return best;
}

const wilson = (p: number, n: number) => { const z = 1.96; const c = (p + z * z / (2 * n)) / (1 + z * z / n); const h = (z / (1 + z * z / n)) * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)); return `${(100 * p).toFixed(1)} (${(100 * (c - h)).toFixed(1)}-${(100 * (c + h)).toFixed(1)})`; };
const say = (line: string) => process.stdout.write(`${line}\n`);

const folds = Array.from({ length: FOLDS }, (_, k) => {
  const began = Date.now();
  const model = train(data.train.filter((_r, n) => n % FOLDS !== k).map(([text, label]) => ({ text, label })), { epochs: EPOCHS });
  const scored = [...score(data.train.filter((_r, n) => n % FOLDS === k), true, model.classify), ...score(data.oos_train.filter((_r, n) => n % FOLDS === k), false, model.classify)];
  say(`fold ${k + 1}: ${((Date.now() - began) / 1000).toFixed(0)} s, accuracy without threshold ${(100 * at(scored, 0).accuracy).toFixed(1)}`);
  return scored;
});
const threshold = choose(folds.flat());
const cv = at(folds.flat(), threshold);
say(`5-fold, threshold ${threshold.toFixed(3)}: in scope ${wilson(cv.accuracy, cv.nIn)}, out-of-scope recall ${wilson(cv.recall, cv.nOut)}`);

const model = train(data.train.map(([text, label]) => ({ text, label })), { epochs: EPOCHS });
const times: number[] = [];
const timed = (text: string) => { const began = performance.now(); const guesses = model.classify(text); times.push(performance.now() - began); return guesses; };
const val = at([...score(data.val, true, timed), ...score(data.oos_val, false, timed)], threshold);
times.sort((a, b) => a - b);
say(`validation split at that threshold: in scope ${wilson(val.accuracy, val.nIn)}, out-of-scope recall ${wilson(val.recall, val.nOut)}; ${times[Math.floor(times.length / 2)].toFixed(2)} ms a message (p95 ${times[Math.floor(times.length * 0.95)].toFixed(2)}), 150 classes`);
