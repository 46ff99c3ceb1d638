/** Lower-case words and numbers, in order, with where they stand. */
export interface Word { readonly text: string; readonly from: number; readonly to: number }

export function wordsOf(text: string): Word[] {
  return [...text.toLowerCase().normalize('NFKC').replace(/[’`´]/g, "'").matchAll(/[\p{L}]+(?:'[\p{L}]+)?|\d+/gu)].map(m => ({ text: m[0], from: m.index, to: m.index + m[0].length }));
}

/** Optimal string alignment distance, given up above `max`. */
export function distance(a: string, b: string, max: number): number {
  if (Math.abs(a.length - b.length) > max) return max + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    before = last;
    last = row;
  }
  return last[b.length];
}
