import { createHash } from 'node:crypto';

/** RFC 9162 §2.1: the prefixes keep a leaf from ever passing as a node. */
export const leafHash = (data: string | Uint8Array): Buffer => createHash('sha256').update(LEAF).update(data).digest();
export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => createHash('sha256').update(NODE).update(left).update(right).digest();
const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);
const EMPTY = createHash('sha256').digest();

export interface Tree {
  readonly size: number;
  add(leaf: Buffer): void;
  /** Root over the first `size` leaves; costs log n hashes. @throws RangeError beyond the leaves there are */
  root(size?: number): Buffer;
  /** §2.1.3.1: path from leaf `index` to the root over `size` leaves. */
  inclusion(index: number, size?: number): Buffer[];
  /** §2.1.4.1: what shows that the first `from` of `size` leaves are still the same. */
  consistency(from: number, size?: number): Buffer[];
}

/** A tree that keeps every complete subtree, so that the root at any earlier size costs log n. 64 bytes a leaf. */
export function createTree(leaves: Iterable<Buffer> = []): Tree {
  const levels: Buffer[][] = [[]];
  const count = () => levels[0].length;
  const within = (n: number, most: number) => { if (!Number.isInteger(n) || n < 0 || n > most) throw new RangeError(`${n} is not within ${most}`); };

  const range = (from: number, to: number): Buffer => {
    const n = to - from;
    const level = Math.log2(n);
    // A span of 2^k leaves always begins at a multiple of 2^k here.
    if (Number.isInteger(level)) return levels[level][from / n];
    const k = splitOf(n);
    return nodeHash(range(from, from + k), range(from + k, to));
  };
  const path = (index: number, from: number, to: number): Buffer[] => {
    if (to - from === 1) return [];
    const middle = from + splitOf(to - from);
    return index < middle ? [...path(index, from, middle), range(middle, to)] : [...path(index, middle, to), range(from, middle)];
  };
  const proof = (m: number, span: { from: number; to: number }, whole: boolean): Buffer[] => {
    const { from, to } = span;
    if (m === to - from) return whole ? [] : [range(from, to)];
    const k = splitOf(to - from);
    return m <= k ? [...proof(m, { from, to: from + k }, whole), range(from + k, to)] : [...proof(m - k, { from: from + k, to }, false), range(from, from + k)];
  };

  const tree: Tree = {
    get size() { return count(); },
    add(leaf) {
      levels[0].push(leaf);
      for (let level = 0; levels[level].length % 2 === 0; level++) {
        const row = levels[level];
        (levels[level + 1] ??= []).push(nodeHash(row[row.length - 2], row[row.length - 1]));
      }
    },
    root(size = count()) {
      within(size, count());
      return size ? range(0, size) : EMPTY;
    },
    inclusion(index, size = count()) {
      within(size, count());
      within(index, size - 1);
      return path(index, 0, size);
    },
    consistency(from, size = count()) {
      within(size, count());
      within(from, size);
      return from ? proof(from, { from: 0, to: size }, true) : [];
    },
  };
  for (const leaf of leaves) tree.add(leaf);
  return tree;
}

export interface Frontier { readonly size: number; add(leaf: Buffer): void; root(): Buffer }

/** The complete subtrees at the right edge: enough to grow a tree and to sign it, in log n memory. */
export function createFrontier(): Frontier {
  /** `[leaves, root]` of each subtree, largest first. */
  const peaks: [number, Buffer][] = [];
  return {
    get size() { return peaks.reduce((n, [leaves]) => n + leaves, 0); },
    add(leaf) {
      peaks.push([1, leaf]);
      for (let n = peaks.length; n > 1 && peaks[n - 1][0] === peaks[n - 2][0]; n = peaks.length) {
        const [[leaves, left], [, right]] = peaks.splice(n - 2);
        peaks.push([leaves * 2, nodeHash(left, right)]);
      }
    },
    root: () => (peaks.length ? peaks.map(([, root]) => root).reduceRight((right, left) => nodeHash(left, right)) : EMPTY),
  };
}

/** Largest power of two below n, for n > 1. */
const splitOf = (n: number) => 2 ** Math.ceil(Math.log2(n) - 1);
