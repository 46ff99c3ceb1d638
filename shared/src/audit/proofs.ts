import { nodeHash } from './tree';

interface Inclusion { readonly index: number; readonly size: number; readonly leaf: Buffer; readonly path: readonly Buffer[]; readonly root: Buffer }

/** RFC 9162 §2.1.3.2: this leaf is in the tree with this root, at this place. */
export function isIncluded({ index, size, leaf, path, root }: Inclusion): boolean {
  if (index < 0 || index >= size) return false;
  let fn = index;
  let sn = size - 1;
  let r = leaf;
  for (const p of path) {
    if (sn === 0) return false;
    if (fn % 2 || fn === sn) {
      r = nodeHash(p, r);
      while (fn % 2 === 0 && fn) { fn /= 2; sn = half(sn); }
    } else r = nodeHash(r, p);
    fn = half(fn);
    sn = half(sn);
  }
  return sn === 0 && r.equals(root);
}

interface Consistency { readonly from: { readonly size: number; readonly root: Buffer }; readonly to: { readonly size: number; readonly root: Buffer }; readonly proof: readonly Buffer[] }

/** RFC 9162 §2.1.4.2: the later tree begins with all of the earlier one. */
export function isConsistent({ from, to, proof }: Consistency): boolean {
  if (from.size > to.size) return false;
  if (from.size === to.size) return proof.length === 0 && from.root.equals(to.root);
  if (from.size === 0) return proof.length === 0;
  const powerOfTwo = Number.isInteger(Math.log2(from.size));
  const [first, ...rest] = powerOfTwo ? [from.root, ...proof] : proof;
  if (!first) return false;
  let fn = from.size - 1;
  let sn = to.size - 1;
  while (fn % 2) { fn = half(fn); sn = half(sn); }
  let fr = first;
  let sr = first;
  for (const c of rest) {
    if (sn === 0) return false;
    if (fn % 2 || fn === sn) {
      fr = nodeHash(c, fr);
      sr = nodeHash(c, sr);
      while (fn % 2 === 0 && fn) { fn /= 2; sn = half(sn); }
    } else sr = nodeHash(sr, c);
    fn = half(fn);
    sn = half(sn);
  }
  return sn === 0 && fr.equals(from.root) && sr.equals(to.root);
}

/** A shift right that holds beyond 2^31 leaves. */
const half = (n: number) => Math.floor(n / 2);
