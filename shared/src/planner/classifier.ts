import { wordsOf } from './text';

/** Sparse unit vector. */
interface Vector { readonly index: Int32Array; readonly value: Float32Array }
export interface Guess { readonly label: string; readonly p: number }
export interface Trained { classify(text: string): Guess[]; readonly labels: readonly string[] }

/** Word 1-2-grams and character 3-5-grams of padded words. */
function grams(text: string): string[] {
  const words = wordsOf(text).map(w => w.text);
  const out: string[] = [];
  words.forEach((w, i) => {
    out.push(`w${w}`);
    if (i + 1 < words.length) out.push(`b${w} ${words[i + 1]}`);
    const padded = `<${w}>`;
    for (let n = 3; n <= 5; n++) for (let k = 0; k + n <= padded.length; k++) out.push(padded.slice(k, k + n));
  });
  return out;
}

class Vocabulary {
  private readonly ids = new Map<string, number>();
  private readonly idf: number[] = [];

  constructor(texts: readonly string[]) {
    const seen = new Map<string, number>();
    for (const t of texts) for (const g of new Set(grams(t))) seen.set(g, (seen.get(g) ?? 0) + 1);
    for (const [g, n] of seen) { this.ids.set(g, this.idf.length); this.idf.push(Math.log((1 + texts.length) / (1 + n)) + 1); }
  }

  get size() { return this.idf.length; }

  vector(text: string): Vector {
    const counts = new Map<number, number>();
    for (const g of grams(text)) {
      const id = this.ids.get(g);
      if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    const index = Int32Array.from(counts.keys());
    const value = Float32Array.from([...counts].map(([id, n]) => (1 + Math.log(n)) * this.idf[id]));
    const norm = Math.hypot(...value) || 1;
    return { index, value: value.map(v => v / norm) };
  }
}

export interface TrainingOptions { readonly epochs?: number; readonly rate?: number; readonly seed?: number }

/** TF-IDF and softmax regression by Adagrad. Deterministic for a seed; a few hundred examples train in well under a second. */
export function train(examples: readonly { text: string; label: string }[], { epochs = 30, rate = 0.3, seed = 7 }: TrainingOptions = {}): Trained {
  const vocabulary = new Vocabulary(examples.map(e => e.text));
  const labels = [...new Set(examples.map(e => e.label))].sort();
  const K = labels.length;
  const weights = new Float32Array((vocabulary.size + 1) * K);
  const sums = new Float32Array(weights.length).fill(1e-4);
  const rows = examples.map(e => ({ x: vocabulary.vector(e.text), y: labels.indexOf(e.label) }));
  const scores = (x: Vector) => {
    const z = weights.slice(vocabulary.size * K);
    for (let j = 0; j < x.index.length; j++) for (let k = 0, o = x.index[j] * K; k < K; k++) z[k] += weights[o + k] * x.value[j];
    return softmax(z);
  };
  const step = (offset: number, gradient: Float32Array, scale: number) => {
    for (let k = 0; k < K; k++) {
      const g = gradient[k] * scale;
      if (Math.abs(g) < 1e-5) continue;
      sums[offset + k] += g * g;
      weights[offset + k] -= (rate * g) / Math.sqrt(sums[offset + k]);
    }
  };
  const random = generator(seed);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { x, y } of shuffled(rows, random)) {
      const gradient = scores(x);
      gradient[y] -= 1;
      for (let j = 0; j < x.index.length; j++) step(x.index[j] * K, gradient, x.value[j]);
      step(vocabulary.size * K, gradient, 1);
    }
  }
  return { labels, classify: text => [...scores(vocabulary.vector(text))].map((p, k) => ({ label: labels[k], p })).sort((a, b) => b.p - a.p) };
}

function softmax(z: Float32Array): Float32Array {
  const max = z.reduce((a, b) => Math.max(a, b), -Infinity);
  let sum = 0;
  for (let k = 0; k < z.length; k++) sum += z[k] = Math.exp(z[k] - max);
  for (let k = 0; k < z.length; k++) z[k] /= sum;
  return z;
}

/** Linear congruential generator: the same shuffle everywhere. */
function generator(seed: number) {
  let r = seed;
  return () => (r = (Math.imul(r, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}

function shuffled<T>(rows: readonly T[], random: () => number): T[] {
  const out = [...rows];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [out[i], out[j]] = [out[j], out[i]];
  }
  return out;
}
