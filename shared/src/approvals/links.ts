import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../contract';
import type { Journal } from '../journal';
import { keyFor } from '../keys';
import { Stream } from '../streams';
import type { PersonRef } from '../types';

/** A JWS in compact form (RFC 7515), one algorithm, its own type (RFC 8725 §3.1, §3.11). It carries no authority: it opens a page. */
const HEADER = encode({ alg: 'HS256', typ: 'countersign-link+jwt' });
export const LINKS_STREAM = 'SYS-links';
export const LINK_DAYS = 7;

export interface LinkClaims {
  readonly jti: string;
  /** Approval. */
  readonly sub: string;
  readonly aud: PersonRef;
  readonly payload: string;
  /** Seconds since 1970. */
  readonly exp: number;
}

export type UsedLinks = Stream<ReadonlySet<string>>;
export const usedLinks = (journal: Journal, clock: Clock): UsedLinks =>
  new Stream<ReadonlySet<string>>(journal, clock, LINKS_STREAM, (used, e) => new Set([...used, (e.data as { jti: string }).jti]), new Set<string>());

export function makeLink(key: Uint8Array, clock: Clock, { approvalId, person, payloadHash }: { readonly approvalId: string; readonly person: PersonRef; readonly payloadHash: string }): string {
  const exp = Math.floor(clock.now().getTime() / 1_000) + LINK_DAYS * 86_400;
  const body = `${HEADER}.${encode({ jti: randomUUID(), sub: approvalId, aud: person, payload: payloadHash, exp } satisfies LinkClaims)}`;
  return `${body}.${sign(key, body)}`;
}

/** Undefined: not ours, altered or too old. */
export function readLink(key: Uint8Array, clock: Clock, token: string): LinkClaims | undefined {
  const [header, claims, signature, more] = token.split('.');
  if (header !== HEADER || !claims || !signature || more !== undefined) return undefined;
  const [given, right] = [Buffer.from(signature), Buffer.from(sign(key, `${header}.${claims}`))];
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
  const read = JSON.parse(Buffer.from(claims, 'base64url').toString()) as LinkClaims;
  return read.exp * 1_000 > clock.now().getTime() ? read : undefined;
}

const sign = (key: Uint8Array, text: string) => createHmac('sha256', keyFor(key, 'links')).update(text).digest('base64url');
function encode(value: object): string { return Buffer.from(JSON.stringify(value)).toString('base64url'); }
