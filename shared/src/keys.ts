import { createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject } from 'node:crypto';

export type Purpose = 'capability' | 'secrets' | 'seal' | 'links' | 'export' | 'vouching' | 'peer' | 'linking';

/** 32 bytes for one purpose, from the host's 32-byte key (RFC 5869, SHA-256). One that leaks says nothing about the others. */
export function keyFor(master: Uint8Array, purpose: Purpose): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', master, new Uint8Array(), `countersign/${purpose}/v1`, 32));
}

export interface SigningKey { readonly kid: string; readonly privateKey: KeyObject; readonly publicKey: Uint8Array }

/** Start of every Ed25519 private key in PKCS #8, RFC 8410 §7; the 32 bytes of the seed follow. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
/** Start of every Ed25519 public key in SPKI, RFC 8410 §4. */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** @param seed - 32 bytes: the raw Ed25519 private key. */
export function signingKey(seed: Uint8Array): SigningKey {
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = new Uint8Array(createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(SPKI.length));
  return { kid: kidOf(publicKey), privateKey, publicKey };
}

/** @param publicKey - 32 raw bytes. */
export const verifyingKey = (publicKey: Uint8Array): KeyObject => createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' });

/** Name of a key: the first 16 hex digits of the SHA-256 of its 32 public bytes. */
export const kidOf = (publicKey: Uint8Array): string => createHash('sha256').update(publicKey).digest('hex').slice(0, 16);
