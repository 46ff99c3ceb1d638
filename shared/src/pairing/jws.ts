import { sign, verify } from 'node:crypto';
import { kidOf, verifyingKey, type SigningKey } from '../keys';

/** Every claim that is checked (RFC 8725 §3): who says it, to whom, once, and for how long. Times in seconds. */
export interface Claims { readonly iss: string; readonly aud: string; readonly jti: string; readonly iat: number; readonly exp: number }
export interface Expected { readonly typ: string; readonly publicKey: Uint8Array; readonly iss: string; readonly aud: string; readonly now: Date }

/** Not what it claims to be. Says nothing about why to whoever sent it. */
export class NotAuthentic extends Error { readonly name = 'NotAuthentic' }

/** Clocks of two hosts differ by this much at most, in seconds. */
export const SKEW_SECONDS = 120;
const MOST_CHARACTERS = 400_000;
const MEMBERS = ['alg', 'kid', 'typ'];
const PART = /^[A-Za-z0-9_-]+$/;

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** RFC 7515 compact form, Ed25519 (RFC 8037). `typ` keeps one kind of message from ever passing as another. */
export function signJws(typ: string, claims: Claims, key: SigningKey): string {
  const text = `${part({ alg: 'EdDSA', kid: key.kid, typ })}.${part(claims)}`;
  return `${text}.${sign(null, Buffer.from(text), key.privateKey).toString('base64url')}`;
}

/** Which key it names and which kind of message it is, before anything of it is believed. */
export function headerOf(jws: string): { readonly kid: string; readonly typ: string } | undefined {
  try {
    const header = JSON.parse(Buffer.from(jws.slice(0, jws.indexOf('.')), 'base64url').toString()) as Record<string, unknown>;
    const exact = Object.keys(header).sort().join() === MEMBERS.join() && header.alg === 'EdDSA';
    return exact && typeof header.kid === 'string' && typeof header.typ === 'string' ? { kid: header.kid, typ: header.typ } : undefined;
  } catch {
    return undefined;
  }
}

/** What it says, believed by nobody yet: only to find the key that it is then checked with. */
export const claimsOf = (jws: string): Record<string, unknown> | undefined => {
  try { return JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>; } catch { return undefined; }
};

/** @throws NotAuthentic for anything that is not signed by this very key, of this kind, from there to here, and now. */
export function verifyJws<T extends Claims>(jws: string, { typ, publicKey, iss, aud, now }: Expected): T {
  const parts = jws.length <= MOST_CHARACTERS ? jws.split('.') : [];
  const header = headerOf(jws);
  if (parts.length !== 3 || !parts.every(p => PART.test(p)) || header?.typ !== typ || header.kid !== kidOf(publicKey)) throw new NotAuthentic('not a message of this kind');
  const signature = Buffer.from(parts[2], 'base64url');
  // Two spellings of one signature would be two messages.
  if (signature.length !== 64 || signature.toString('base64url') !== parts[2]) throw new NotAuthentic('the signature is not 64 bytes');
  if (!verify(null, Buffer.from(`${parts[0]}.${parts[1]}`), verifyingKey(publicKey), signature)) throw new NotAuthentic('the signature is wrong');
  const claims = claimsOf(jws) as T | undefined;
  const at = now.getTime() / 1_000;
  const timely = typeof claims?.iat === 'number' && typeof claims.exp === 'number' && claims.iat <= at + SKEW_SECONDS && claims.exp > at && claims.exp > claims.iat;
  if (!claims || claims.iss !== iss || claims.aud !== aud || !timely || typeof claims.jti !== 'string' || !claims.jti) throw new NotAuthentic('not from there to here, or not now');
  return claims;
}
