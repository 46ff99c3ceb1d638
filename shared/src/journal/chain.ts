import { GENESIS, hashOf, type Row } from './hash';
import { isFaithful } from './sealed';

/** First row that does not follow, in words; undefined when the chain is whole. `top` is a head kept elsewhere. */
export function firstFault(rows: readonly Row[], top?: { seq: number; hash: string }): { seq: number; why: string } | undefined {
  let prev = GENESIS;
  let n = 0;
  for (const row of rows) {
    n += 1;
    if (row.seq !== n) return { seq: n, why: `event ${n} is missing` };
    if (row.prev_hash !== prev) return { seq: n, why: 'does not follow the event before it' };
    if (hashOf(row) !== row.hash || !isFaithful(row)) return { seq: n, why: 'was edited' };
    prev = row.hash;
  }
  if (!top) return undefined;
  if (n < top.seq) return { seq: n + 1, why: `the last ${top.seq - n} events are cut off` };
  const at = rows[top.seq - 1];
  return top.seq > 0 && at.hash !== top.hash ? { seq: top.seq, why: 'is not the event that was sealed' } : undefined;
}
