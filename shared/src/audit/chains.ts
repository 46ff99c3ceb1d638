import { isFaithful } from '../journal/sealed';
import { GENESIS, hashOf } from '../journal/hash';
import type { Leaf, PlacedRow, StoredRow } from './types';

type Report = (requestId: string, seq: number, why: string) => void;
interface Link { readonly prev?: string; readonly hash: string }
interface Chain { seq: number; hash: string; readonly early: Map<number, Link> }

export interface Chains {
  /** Rows in any order; each chain is followed as its next event comes by. */
  add(placed: PlacedRow): void;
  /** What is still missing at the end. @param partial - chains may begin in the middle */
  end(): void;
  readonly requests: number;
  readonly events: number;
}

/** Every request's chain at once, in one pass over the rows. `tops`: how far each request is known to go. */
export function followChains(report: Report, { tops = new Map(), partial = false }: { readonly tops?: ReadonlyMap<string, Leaf>; readonly partial?: boolean } = {}): Chains {
  const chains = new Map<string, Chain>();
  let events = 0;

  function link(requestId: string, seq: number, { prev, hash }: Link): void {
    const chain = chains.get(requestId)!;
    if (prev !== undefined && chain.hash && prev !== chain.hash) report(requestId, seq, 'does not follow the event before it');
    chain.seq = seq;
    chain.hash = hash;
    const top = tops.get(requestId);
    if (top?.seq === seq && top.hash !== hash) report(requestId, seq, 'is not the event that was written');
    const next = chain.early.get(seq + 1);
    if (!next) return;
    chain.early.delete(seq + 1);
    link(requestId, seq + 1, next);
  }

  return {
    get requests() { return chains.size; },
    get events() { return events; },
    add({ requestId, seq, sealed, row }) {
      const fault = row ? faultIn(row, sealed) : `event ${seq} is missing: it was sealed, and the journal lost it`;
      if (fault) report(requestId, seq, fault);
      if (row) events += 1;
      const begin = partial && seq > 1 && !chains.has(requestId);
      if (!chains.has(requestId)) chains.set(requestId, { seq: begin ? seq - 1 : 0, hash: begin ? '' : GENESIS, early: new Map() });
      const chain = chains.get(requestId)!;
      // Read again while it was being numbered.
      if (seq <= chain.seq) { if (row && seq === chain.seq && row.hash !== chain.hash) report(requestId, seq, 'is there twice'); return; }
      const own: Link = row ? { prev: row.prev_hash, hash: row.hash } : { hash: sealed ?? '' };
      if (seq === chain.seq + 1) link(requestId, seq, own);
      else chain.early.set(seq, own);
    },
    end() {
      for (const [requestId, chain] of chains) {
        const later = [...chain.early.keys()].sort((a, b) => a - b);
        if (later.length) report(requestId, chain.seq + 1, later[0] === chain.seq + 2 ? `event ${chain.seq + 1} is missing` : `events ${chain.seq + 1} to ${later[0] - 1} are missing`);
      }
      for (const { requestId, seq } of tops.values()) {
        const chain = chains.get(requestId);
        const have = Math.max(chain?.seq ?? 0, ...(chain?.early.keys() ?? []));
        if (have < seq) report(requestId, have + 1, have ? `the last ${seq - have} events are cut off` : 'event 1 is missing: all events of this request are gone');
      }
    },
  };
}

/** What is wrong with a row by itself. */
function faultIn(row: StoredRow, sealed: string | undefined): string | undefined {
  if (hashOf(row) !== row.hash) return 'was edited';
  if (sealed !== undefined && sealed !== row.hash) return 'is not the event that was sealed';
  return isFaithful({ data: row.data, private: row.private ?? null }) ? undefined : 'has personal values beside it that it did not commit to';
}
