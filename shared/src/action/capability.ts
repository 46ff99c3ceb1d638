import { createHmac, timingSafeEqual } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Capability, Clock } from '../contract';
import { keyFor } from '../keys';

/** Longest an effect may take, reading back aside. */
export const CAPABILITY_MS = 60_000;

type Claims = Omit<Capability, 'signature' | 'expiresAt'>;

const sign = (claims: Omit<Capability, 'signature'>, key: Uint8Array) =>
  createHmac('sha256', keyFor(key, 'capability')).update(`countersign.capability.v1\n${canonicalize(claims)}`).digest('hex');

/** Signed permission for one effect. It is consumed by the journal's unique effect key in the same commit as the intent (G10). */
export function mint(claims: Claims, clock: Clock, key: Uint8Array): Capability {
  const open = { ...claims, expiresAt: new Date(clock.now().getTime() + CAPABILITY_MS).toISOString() };
  return { ...open, signature: sign(open, key) };
}

export type CapabilityFault = 'forged' | 'expired' | 'other payload';

/** Checked where the effect starts, whatever called it. */
export function check(capability: Capability, expected: Pick<Claims, 'action' | 'payloadHash' | 'subject'>, clock: Clock, key: Uint8Array): CapabilityFault | undefined {
  const { signature, ...claims } = capability;
  const right = Buffer.from(sign(claims, key), 'hex');
  const given = Buffer.from(signature, 'hex');
  if (given.length !== right.length || !timingSafeEqual(given, right)) return 'forged';
  if (Date.parse(claims.expiresAt) <= clock.now().getTime()) return 'expired';
  const same = claims.action === expected.action && claims.payloadHash === expected.payloadHash && claims.subject === expected.subject;
  return same ? undefined : 'other payload';
}
