import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Json } from '../types';

export const GENESIS = '0'.repeat(64);

/** A row as stored: `data` is RFC 8785 canonical JSON text with commitments where `private` holds the values; null: nothing was moved, or all of it is erased. */
export interface Row {
  readonly request_id: string; readonly seq: number; readonly kind: string; readonly effect_key: string | null; readonly actor: string;
  readonly at: string; readonly nonce: string; readonly data: string; readonly prev_hash: string; readonly hash: string;
  readonly private: string | null;
}

export const canonical = (data: Json): string => canonicalize(data) ?? 'null';

/** SHA-256 over every field but `private` and the hash of the row before: an edit, a gap or another order shows. */
export const hashOf = (r: Omit<Row, 'hash' | 'private'>): string =>
  createHash('sha256')
    .update(canonical([r.prev_hash, r.request_id, r.seq, r.kind, r.effect_key, r.actor, r.at, r.nonce, r.data]))
    .digest('hex');
