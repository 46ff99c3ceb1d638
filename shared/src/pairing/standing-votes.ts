import type { Ports } from '../ports';
import type { Runtime } from '../runtime';
import type { ItemRecord } from '../state/record';
import type { Vote } from '../types';
import { isFromPeer, mostFrom, voteStands } from './standing';

/** Which votes of an item may count now. Pairings are read only where a vote came from one. */
export async function standingVotes(rt: Pick<Ports, 'clock'> & Pick<Runtime, 'peers' | 'settings'>, item: Pick<ItemRecord, 'steps'>): Promise<(vote: Vote) => boolean> {
  if (!item.steps.some(s => s.votes.some(isFromPeer))) return () => true;
  const state = await rt.peers.board.read();
  const now = rt.clock.now();
  // In the order they came: a ceiling that was lowered since holds too.
  const fromPeers = item.steps.flatMap(s => s.votes).filter(v => v.decision === 'approve' && isFromPeer(v)).sort((a, b) => a.at.localeCompare(b.at));
  const within = (vote: Vote) => !isFromPeer(vote) || fromPeers.findIndex(v => v.by === vote.by && v.at === vote.at) < mostFrom(rt.settings, vote);
  return vote => within(vote) && voteStands(state, vote, { settings: rt.settings, now });
}
