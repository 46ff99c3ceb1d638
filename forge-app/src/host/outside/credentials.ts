import { kvs } from '@forge/kvs';
import { EgressRefused } from '@countersign/core';
import type { Application } from './connected';

/** A secret with the one origin it may be sent to: a change of the rules alone cannot send it elsewhere. */
interface Kept { readonly origin: string; readonly value: string }
export type CredentialState = 'set' | 'missing' | 'for another host';
const keyOf = (name: string) => `credential:${name}`;

/** In Forge's secret store, over the one that was there. */
export const keepCredential = ({ credential, origin }: Application, value: string): Promise<void> => kvs.setSecret<Kept>(keyOf(credential), { origin, value });

export async function credentialState({ credential, origin }: Application): Promise<CredentialState> {
  const kept = await kvs.getSecret<Kept>(keyOf(credential));
  if (!kept) return 'missing';
  return kept.origin === origin ? 'set' : 'for another host';
}

/** @throws EgressRefused where there is none for this host: nothing is sent then (G7). */
export async function credentialFor({ title, credential, origin }: Application): Promise<string> {
  const kept = await kvs.getSecret<Kept>(keyOf(credential));
  if (!kept) throw new EgressRefused(`${title} is not reached: it has no secret yet. A connection operator sets ${credential} in the administration page, Systems.`);
  if (kept.origin !== origin) throw new EgressRefused(`${title} is not reached: its secret belongs to ${kept.origin}, and it is at ${origin} now. A connection operator sets ${credential} again in the administration page, Systems.`);
  return kept.value;
}
