import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { keyFor } from '@countersign/core';
import { z } from 'zod';

/** How long a form may stay open, in minutes (G1). */
const MINUTES = 15;
const claims = z.strictObject({ id: z.uuid(), account: z.string(), installation: z.string(), requestType: z.string(), /** SHA-256 of what was written in the panel. */ text: z.string(), expires: z.string() });
export type Claims = z.infer<typeof claims>;
type Bound = Omit<Claims, 'id' | 'expires'>;

const macOf = (key: Uint8Array, body: string) => createHmac('sha256', keyFor(key, 'links')).update(`create-panel\n${body}`).digest();

export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Says that this account had this form open on this site. It names no authority beyond that, and counts once. */
export function sealNonce(key: Uint8Array, bound: Bound, now: Date): string {
  const body = Buffer.from(JSON.stringify({ id: randomUUID(), ...bound, expires: new Date(now.getTime() + MINUTES * 60_000).toISOString() })).toString('base64url');
  return `${body}.${macOf(key, body).toString('base64url')}`;
}

/** @returns undefined for anything that this installation did not make, or that is over. Whether it was used is another question. */
export function openNonce(key: Uint8Array, sealed: string, now: Date): Claims | undefined {
  const [body, mac] = sealed.split('.');
  if (!body || !mac) return undefined;
  const [given, made] = [Buffer.from(mac, 'base64url'), macOf(key, body)];
  if (given.length !== made.length || !timingSafeEqual(given, made)) return undefined;
  const parsed = claims.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')));
  return parsed.success && Date.parse(parsed.data.expires) > now.getTime() ? parsed.data : undefined;
}
