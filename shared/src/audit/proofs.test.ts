import { isConsistent, isIncluded } from './proofs';
import { createTree, leafHash, nodeHash } from './tree';

const [a, b, c, d, x] = ['a', 'b', 'c', 'd', 'x'].map(leafHash);
const ab = nodeHash(a, b);
const EMPTY = createTree().root();
const tree = createTree([a, b, c, d]);

describe('G28: a forged path proves nothing, even to a root made for it', () => {
  it.each<[string, Parameters<typeof isIncluded>[0], boolean]>([
    ['the leaf itself', { index: 0, size: 1, leaf: a, path: [], root: a }, true],
    ['a place before the first', { index: -1, size: 1, leaf: a, path: [], root: a }, false], ['a place behind the last', { index: 1, size: 1, leaf: a, path: [], root: a }, false],
    ['a path that is too short', { index: 0, size: 4, leaf: a, path: [], root: a }, false], ['a path that is too long', { index: 0, size: 1, leaf: a, path: [x], root: nodeHash(x, a) }, false],
  ])('inclusion: %s', (_, said, proved) => expect(isIncluded(said)).toBe(proved));

  // Of three leaves: c, then what stands beside it. One hash more than needed is worked into both roots.
  const long = { from: { size: 3, root: nodeHash(x, nodeHash(ab, c)) }, to: { size: 4, root: nodeHash(x, nodeHash(ab, nodeHash(c, d))) }, proof: [c, d, ab, x] };
  it.each<[string, Parameters<typeof isConsistent>[0], boolean]>([
    ['of three leaves, four', { from: { size: 3, root: nodeHash(ab, c) }, to: { size: 4, root: tree.root() }, proof: [c, d, ab] }, true], ['one hash too many', long, false], ['no hash at all', { from: { size: 3, root: ab }, to: { size: 5, root: ab }, proof: [] }, false],
    ['everything continues nothing', { from: { size: 0, root: EMPTY }, to: { size: 4, root: tree.root() }, proof: [] }, true], ['and needs no hash', { from: { size: 0, root: EMPTY }, to: { size: 4, root: tree.root() }, proof: [x] }, false],
    ['a smaller tree with the same root', { from: { size: 2, root: ab }, to: { size: 1, root: ab }, proof: [] }, false], ['a larger tree with the same root', { from: { size: 2, root: ab }, to: { size: 8, root: ab }, proof: [] }, false],
  ])('consistency: %s', (_, said, proved) => expect(isConsistent(said)).toBe(proved));
});
