import { createHmac, timingSafeEqual } from 'node:crypto';
import { keyFor } from '@countersign/core';

/** Standard Webhooks: a message is this old at most, in seconds. */
const TOLERANCE_S = 300;
export interface WebRequest { readonly method: string; readonly body?: string; readonly headers: Readonly<Record<string, readonly string[] | undefined>> }

/** What one sender signs with; shown to administrators alone, in the form webhook libraries read. */
export const webhookSecret = (key: Uint8Array, sender: string): string => `whsec_${createHmac('sha256', keyFor(key, 'export')).update(`webhook\n${sender}`).digest('base64')}`;

const header = (request: WebRequest, name: string) => Object.entries(request.headers).find(([k]) => k.toLowerCase() === name)?.[1]?.[0] ?? '';

/** Standard Webhooks v1. @returns the message's id, or undefined for whatever this sender did not sign just now. */
export function signedMessage(request: WebRequest, secret: string, now: Date): string | undefined {
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(n => header(request, n));
  if (!id || !/^\d{10}$/.test(timestamp) || Math.abs(now.getTime() / 1_000 - Number(timestamp)) > TOLERANCE_S) return undefined;
  const made = createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64')).update(`${id}.${timestamp}.${request.body ?? ''}`).digest();
  const fits = signatures.split(' ').some(s => { const given = Buffer.from(s.replace(/^v1,/, ''), 'base64'); return given.length === made.length && timingSafeEqual(given, made); });
  return fits ? id : undefined;
}
