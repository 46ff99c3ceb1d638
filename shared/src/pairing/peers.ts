import { leafOf } from '../audit/leaf';
import { createTree, type Tree } from '../audit/tree';
import type { Seals } from '../audit/types';
import { keyFor, signingKey, type SigningKey } from '../keys';
import type { Ports } from '../ports';
import { Stream } from '../streams';
import { peerBoard, type PeersState } from './board';
import { foldIn, foldOut, NOTHING_IN, NOTHING_OUT, type InState, type OutState } from './lanes';
import type { Peer } from './types';

const PAGE = 5_000;

interface Lanes { readonly out: Stream<OutState>; readonly into: Stream<InState> }

/** The room of one installation: who it is paired with, and for each of them what goes out and what came in. */
export class Peers {
  readonly key: SigningKey;
  readonly board: Stream<PeersState>;
  /** Messages that were refused: who tried, never who is paired. */
  readonly attempts: Stream<number>;
  private readonly lanes = new Map<string, Lanes>();
  private readonly leaves = createTree();

  constructor(private readonly ports: Pick<Ports, 'journal' | 'clock' | 'key'>) {
    this.key = signingKey(keyFor(ports.key, 'peer'));
    this.board = peerBoard(ports.journal, ports.clock);
    this.attempts = new Stream<number>(ports.journal, ports.clock, 'SYS-attempts', n => n + 1, 0);
  }

  out(peer: Pick<Peer, 'id'>): Stream<OutState> { return this.of(peer).out; }
  into(peer: Pick<Peer, 'id'>): Stream<InState> { return this.of(peer).into; }

  /** The tree of this record with at least so many leaves: read once per process, then only what is new. 64 bytes a leaf. */
  async tree(seals: Seals, size: number): Promise<Tree> {
    while (this.leaves.size < size) {
      const page = await seals.leaves(this.leaves.size, PAGE);
      for (const leaf of page) if (leaf.idx === this.leaves.size) this.leaves.add(leafOf(leaf));
      if (page.length < PAGE) break;
    }
    return this.leaves;
  }

  /** A pairing made anew has lanes of its own: numbers of an older one never meet it. */
  private of({ id }: Pick<Peer, 'id'>): Lanes {
    const { journal, clock } = this.ports;
    const known = this.lanes.get(id) ?? { out: new Stream(journal, clock, `SYS-peer-out-${id}`, foldOut, NOTHING_OUT), into: new Stream(journal, clock, `SYS-peer-in-${id}`, foldIn, NOTHING_IN) };
    this.lanes.set(id, known);
    return known;
  }
}
