import { createHash } from 'node:crypto';
import { canonical } from '../journal/hash';
import type { Json } from '../types';
import { kidOf } from '../keys';
import type { Installation, PeerIdentity } from './types';

const digest = (value: unknown) => createHash('sha256').update(canonical(value as Json)).digest('hex');

/** Issuer and audience of every message: changes with any of the ids, so a token of another installation never fits. */
export const nameOf = (i: Installation): string => `urn:countersign:${i.host}:${digest(i).slice(0, 32)}`;

/**
 * What both administrators read to each other: 128 bits over both identities and the code, in groups of four. The same on both sides,
 * another one for every pairing; a key swapped on the way shows here and nowhere else.
 */
export function fingerprintOf(a: PeerIdentity, b: PeerIdentity, codeDigest: string): string {
  const both = [a, b].map(i => canonical(i as unknown as Json)).sort();
  return digest(['countersign pairing', ...both, codeDigest]).slice(0, 32).match(/.{4}/g)!.join(' ');
}

/** As somebody types it. */
export const plainFingerprint = (text: string): string => text.toLowerCase().replace(/[^0-9a-f]/g, '');

export const keyOf = (i: PeerIdentity): Uint8Array => new Uint8Array(Buffer.from(i.key, 'base64url'));
export const kidFor = (i: PeerIdentity): string => kidOf(keyOf(i));
