import { DeskError } from '../desk-api';
import { permitRecord } from '../limits/take';
import type { Runtime } from '../runtime';
import type { Actor } from '../types';
import { sameText } from './code';
import { mustAnswerForPeers, peerNamed } from './find';
import { plainFingerprint } from './fingerprint';
import { queue } from './queue';
import { tellWhoAnswers } from './tell';
import type { Peer } from './types';

/** A second person here types the fingerprint that the other side reads to them (G25). */
export async function confirmPeer(rt: Runtime, actor: Actor, name: string, typed: string): Promise<void> {
  await mustAnswerForPeers(rt, actor);
  const peer = await peerNamed(rt, name);
  mustBeSecond(peer, actor);
  if (!sameText(plainFingerprint(typed), plainFingerprint(peer.fingerprint))) await mismatch(rt, peer, actor);
  await rt.peers.board.write(s => {
    const now = s.peers.find(p => p.id === peer.id);
    if (!now || now.confirmedHere || now.stopped || now.ended) throw new DeskError(409, 'Somebody was faster.', 'Look at the pairings.');
    return [{ kind: 'peer.confirmed', actor: actor.person, data: { id: peer.id, fingerprint: peer.fingerprint } }];
  });
  await queue(rt, peer, { type: 'confirmed', body: { fingerprint: peer.fingerprint }, actor: actor.person });
}

function mustBeSecond(peer: Peer, actor: Actor): void {
  if (peer.stopped) throw new DeskError(409, 'This pairing was stopped.', 'Start a new one.');
  if (peer.confirmedHere) throw new DeskError(409, 'It was confirmed here already.', 'Look at the pairings.');
  if (peer.startedBy === actor.person) throw new DeskError(403, 'You began this pairing, so somebody else compares the fingerprint.', 'Ask another administrator or somebody in security.');
}

/** Two fingerprints that differ mean somebody stands between the two hosts. */
async function mismatch(rt: Runtime, peer: Peer, actor: Actor): Promise<never> {
  if (await permitRecord(rt, `peer-mismatch:${peer.id}`)) {
    await rt.peers.board.write(() => [{ kind: 'peer.mismatch', actor: actor.person, data: { id: peer.id } }]);
    await tellWhoAnswers(rt, { title: 'Two fingerprints of a pairing differ', body: `Somebody compared the fingerprint of ${peer.name} and it was another one. Do not confirm it before you know why.` });
  }
  throw new DeskError(422, 'That is another fingerprint.', 'Read it again. If it still differs, do not go on: end this pairing and tell security.');
}
