import { loadRecords } from '../case';
import type { Runtime } from '../runtime';
import { hostOf, since } from './standing';
import type { Peer, PeerEffect } from './types';

/** Every decision that came from there, and what it led to, as it stands now. */
export async function effectsOf(rt: Runtime, peer: Peer): Promise<PeerEffect[]> {
  const { applied } = await rt.peers.into(peer).read();
  const ids = [...new Set(applied.filter(a => a.ok).map(a => a.approval.split('.')[0]))];
  const records = await loadRecords(rt.journal, ids);
  return records.flatMap(r => r.items.flatMap(item => item.steps.flatMap(s => s.votes).filter(v => v.host === hostOf(peer) && v.at >= since(peer)).map(v => ({
    requestId: r.id, itemId: item.id, sentence: item.sentence, state: item.grant?.state ?? item.state, by: v.by, at: v.at, decision: v.decision, ...(item.receipt && { receipt: item.receipt.id }),
  }))));
}
