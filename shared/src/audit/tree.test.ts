import fc from 'fast-check';
import { isConsistent, isIncluded } from './proofs';
import { createFrontier, createTree, leafHash } from './tree';

const hex = (b: Buffer) => b.toString('hex');
/** Inputs, roots and proofs of the reference tests of Certificate Transparency (RFC 6962). */
const INPUTS = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d', 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7', '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef', 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c', '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const leaves = INPUTS.map(i => leafHash(Buffer.from(i, 'hex')));
const made = (n: number) => Array.from({ length: n }, (_, i) => leafHash(`leaf ${i}`));

describe('the tree', () => {
  it('G28: has the roots of the RFC 6962 reference vectors, at every size', () => {
    expect(ROOTS.map((_, n) => hex(createTree(leaves.slice(0, n)).root()))).toEqual(ROOTS);
    expect(ROOTS.map((_, n) => hex(createTree(leaves).root(n)))).toEqual(ROOTS);
  });

  it('G28: and their inclusion and consistency proofs', () => {
    const tree = createTree(leaves);
    expect(tree.inclusion(0, 8).map(hex)).toEqual(['96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7', '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e', '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4']);
    expect(tree.inclusion(5, 8).map(hex)).toEqual(['bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b', 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7']);
    expect(tree.inclusion(2, 3).map(hex)).toEqual(['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']);
    expect(tree.consistency(1, 8).map(hex)).toEqual(['96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7', '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e', '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4']);
    expect(tree.consistency(6, 8).map(hex)).toEqual(['0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a', 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7']);
    expect(tree.consistency(3, 3)).toEqual([]);
    expect(tree.consistency(0, 3)).toEqual([]);
  });

  it('G28: every leaf of every tree is proved, and nothing else is', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(), fc.nat(), (size, i, other) => {
      const all = made(size);
      const tree = createTree(all);
      const index = i % size;
      const proof = { index, size, leaf: all[index], path: tree.inclusion(index), root: tree.root() };
      expect(isIncluded(proof)).toBe(true);
      expect(isIncluded({ ...proof, leaf: leafHash('another') })).toBe(false);
      expect(isIncluded({ ...proof, root: leafHash('another') })).toBe(false);
      expect(isIncluded({ ...proof, path: [...proof.path, proof.root] })).toBe(false);
      const elsewhere = other % (size + 2);
      if (elsewhere !== index) expect(isIncluded({ ...proof, index: elsewhere })).toBe(false);
      if (proof.path.length) expect(isIncluded({ ...proof, path: proof.path.slice(1) })).toBe(false);
    }));
  });

  it('G28: a tree that grew is proved to begin with the earlier one; one leaf changed is not', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(), fc.nat(), (size, m, changed) => {
      const all = made(size);
      const tree = createTree(all);
      const earlier = 1 + (m % size);
      const from = { size: earlier, root: createTree(all.slice(0, earlier)).root() };
      const to = { size, root: tree.root() };
      const proof = tree.consistency(earlier);
      expect(isConsistent({ from, to, proof })).toBe(true);
      const forged = createTree(all.map((leaf, n) => (n === changed % earlier ? leafHash('forged') : leaf)));
      expect(isConsistent({ from, to: { size, root: forged.root() }, proof: forged.consistency(earlier) })).toBe(false);
      expect(isConsistent({ from, to, proof: [...proof, from.root] })).toBe(false);
      if (proof.length) expect(isConsistent({ from, to, proof: proof.slice(1) })).toBe(false);
    }));
  });

  it('G28: the edge alone gives the same root while the tree grows', () => {
    const edge = createFrontier();
    const tree = createTree();
    for (const leaf of made(130)) {
      expect(hex(edge.root())).toBe(hex(tree.root()));
      edge.add(leaf);
      tree.add(leaf);
      expect(edge.size).toBe(tree.size);
    }
  });

  it('says so when asked beyond its leaves', () => {
    const tree = createTree(leaves);
    expect(() => tree.root(9)).toThrow('9 is not within 8');
    expect(() => tree.root(-1)).toThrow('-1 is not within 8');
    expect(() => tree.root(0.5)).toThrow('0.5 is not within 8');
    expect(() => tree.inclusion(8)).toThrow('8 is not within 7');
    expect(() => tree.inclusion(0, 9)).toThrow('9 is not within 8');
    expect(() => tree.consistency(9)).toThrow('9 is not within 8');
    expect(() => tree.consistency(1, 9)).toThrow('9 is not within 8');
    expect(() => tree.consistency(5, 4)).toThrow(new RangeError('5 is not within 4'));
    expect(isConsistent({ from: { size: 9, root: tree.root() }, to: { size: 8, root: tree.root() }, proof: [] })).toBe(false);
  });
});
