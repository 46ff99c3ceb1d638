import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { keyFor } from '../keys';

/** Eight digits, read out loud. */
export const newCode = (): string => String(randomInt(0, 100_000_000)).padStart(8, '0');

/** The record holds this and never the code: without the host's key eight digits cannot be tried against it. */
export const digestOf = (key: Uint8Array, vouching: string, code: string): string =>
  createHmac('sha256', keyFor(key, 'vouching')).update(`${vouching} ${code.replace(/\D/g, '')}`).digest('hex');

export const same = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
