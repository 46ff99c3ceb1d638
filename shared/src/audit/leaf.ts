import { canonical } from '../journal/hash';
import { leafHash } from './tree';
import type { Leaf } from './types';

/** A row's leaf: SHA-256 over 0x00 and the canonical JSON of request id, number and the row's own hash. */
export const leafOf = ({ requestId, seq, hash }: Leaf): Buffer => leafHash(canonical([requestId, seq, hash]));
