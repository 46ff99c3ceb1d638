import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { keyFor } from '../keys';

/** How long a pairing code and a link code count, in minutes. */
export const CODE_MINUTES = 10;
/** Wrong link codes from one host until all that are open there are over. */
export const LINK_TRIES = 20;

/** 160 bits: nobody types it, it is carried by copy and paste. */
export const newPairingCode = (): string => randomBytes(20).toString('base64url');
/** All that is kept of a pairing code. */
export const pairingDigest = (code: string): string => createHash('sha256').update(`countersign pairing ${code}`).digest('hex');

/** Eight digits that a person types in the other host. Of no use without a session there and the yes of who was shown it. */
export const newLinkCode = (): string => String(randomInt(0, 100_000_000)).padStart(8, '0');
/** Eight digits could be tried one by one: without the host's key nobody can try. */
export const linkDigest = (key: Uint8Array, id: string, code: string): string =>
  createHmac('sha256', keyFor(key, 'linking')).update(`${id} ${code.replace(/\D/g, '')}`).digest('hex');

export const sameText = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
