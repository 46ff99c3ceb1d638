import type { Runtime } from '../runtime';
import { readKey, writeKey } from './checkpoint';

/** Every key that a replica of ours said it signs with; a reader's own key comes from elsewhere. */
export async function keysOf(rt: Pick<Runtime, 'sealer' | 'journal'>): Promise<{ kid: string; key: string }[]> {
  const keys = new Map([[rt.sealer.key.kid, writeKey(rt.sealer.origin, rt.sealer.key.publicKey)]]);
  for (const e of await rt.journal.recent({ kind: 'replica.started', limit: 1_000 })) {
    const { sealKey } = e.data as { sealKey?: string };
    if (sealKey) keys.set(readKey(sealKey).kid, sealKey);
  }
  return [...keys].map(([kid, key]) => ({ kid, key }));
}
