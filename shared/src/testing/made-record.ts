import { signCheckpoint, writeKey } from '../audit/checkpoint';
import { leafOf } from '../audit/leaf';
import { createTree } from '../audit/tree';
import type { PlacedRow, StoredRow } from '../audit/types';
import { GENESIS, hashOf } from '../journal/hash';
import { signingKey } from '../keys';

export const ORIGIN = 'countersign/test/t';
export const KEY = signingKey(new Uint8Array(32).fill(3));
export const OTHER_KEY = signingKey(new Uint8Array(32).fill(4));
export const LINE = writeKey(ORIGIN, KEY.publicKey);
const AT = '2026-11-23T09:00:00.000Z';

/** A record written by hand: rows in the order of the tree, one after another for each id given. `data`: what a row holds beside nothing. */
export function madeRecord(ids: readonly string[], data: Readonly<Record<number, { readonly kind: string; readonly data: string; readonly at?: string }>> = {}) {
  const last = new Map<string, StoredRow>();
  const placed = ids.map((requestId, idx): Required<PlacedRow> => {
    const before = last.get(requestId);
    const open = { request_id: requestId, seq: (before?.seq ?? 0) + 1, effect_key: null, actor: 'a', nonce: String(idx), prev_hash: before?.hash ?? GENESIS, kind: data[idx]?.kind ?? 'x', at: data[idx]?.at ?? AT, data: data[idx]?.data ?? '{}' };
    const row = { ...open, hash: hashOf(open) };
    last.set(requestId, row);
    return { requestId, seq: row.seq, idx, sealed: row.hash, row };
  });
  const tree = createTree(placed.map(p => leafOf({ requestId: p.requestId, seq: p.seq, hash: p.sealed })));
  const note = (size = placed.length, key = KEY, origin = ORIGIN) => signCheckpoint({ origin, size, root: tree.root(size).toString('base64'), at: AT }, key);
  const header = { type: 'header', format: 'countersign-audit/1', origin: ORIGIN, at: AT, by: 'user:default/otto', entries: placed.length, partial: false, range: {}, personal: false, keys: [{ kid: KEY.kid, key: LINE }] };
  return {
    placed, tree, note,
    /** An export, as objects: header, rows, one head, the end. */
    exported: (): Record<string, unknown>[] => [header, ...placed.map(p => ({ type: 'row', ...p })), { type: 'head', note: note() }, { type: 'trailer', rows: placed.length, entries: placed.length, heads: 1 }],
    /** An evidence pack of all of it. */
    packed: (): Record<string, unknown>[] => [
      { type: 'pack', format: 'countersign-pack/1', origin: ORIGIN, at: AT, requests: [...new Set(ids)], head: note(), keys: [{ key: LINE }] },
      ...placed.map(p => ({ type: 'row', ...p, proof: tree.inclusion(p.idx).map(h => h.toString('hex')) })), { type: 'trailer', rows: placed.length },
    ],
  };
}
