import { createHash } from 'node:crypto';
import { canonical } from '../journal/hash';
import type { Json } from '../types';

/** SHA-256 of the RFC 8785 text. */
export const digestOf = (value: Json): string => createHash('sha256').update(canonical(value)).digest('hex');
