import { DeskError } from '../desk-api';
import type { Runtime } from '../runtime';
import type { Actor } from '../types';
import { effectsOf } from './effects';
import { mustAnswerForPeers, peerNamed } from './find';
import { queue } from './queue';
import { tellWhoAnswers } from './tell';
import type { PeerEffect } from './types';

/**
 * The first person stops it at once: nothing goes in or out, and votes from there stop counting. A second one ends it for good. Both read
 * what rests on it.
 */
export async function unpair(rt: Runtime, actor: Actor, name: string, reason: string): Promise<readonly PeerEffect[]> {
  await mustAnswerForPeers(rt, actor);
  const peer = await peerNamed(rt, name);
  const why = reason.trim().slice(0, 500);
  if (!peer.stopped && !why) throw new DeskError(422, 'Ending a pairing needs a reason.', 'Say in a sentence why: auditors read it.');
  if (!peer.stopped) await queue(rt, peer, { type: 'leaving', body: {}, actor: actor.person });
  await rt.peers.board.write(s => {
    const now = s.peers.find(p => p.id === peer.id);
    if (!now || now.ended || Boolean(now.stopped) !== Boolean(peer.stopped)) throw new DeskError(409, 'Somebody was faster.', 'Look at the pairings.');
    if (now.stopped?.by === actor.person) throw new DeskError(409, 'You stopped it: a second person ends it.', 'Ask another administrator or somebody in security. Nothing goes in or out meanwhile.');
    return [{ kind: now.stopped ? 'peer.ended' : 'peer.stopped', actor: actor.person, data: { id: peer.id, by: actor.person, reason: why } }];
  });
  const effects = await effectsOf(rt, peer);
  if (!peer.stopped) await tellWhoAnswers(rt, { title: `The pairing with ${name} was stopped`, body: `${effects.length} ${effects.length === 1 ? 'decision rests' : 'decisions rest'} on it. A second person ends it.` });
  return effects;
}
