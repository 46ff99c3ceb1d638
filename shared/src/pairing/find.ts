import { DeskError } from '../desk-api';
import type { Runtime } from '../runtime';
import { holds, mustBeSignedIn, mustKnow } from '../verbs/who';
import type { Actor } from '../types';
import { isPaired } from './standing';
import type { Peer } from './types';

export type PeerRuntime = Pick<Runtime, 'peers' | 'settings' | 'clock'>;

/** The pairing of this name that has not ended. @throws DeskError 404 */
export async function peerNamed(rt: PeerRuntime, name: string): Promise<Peer> {
  const found = (await rt.peers.board.read()).peers.find(p => p.name === name && !p.ended);
  if (!found) throw new DeskError(404, `There is no pairing called ${name}.`, 'Look at the pairings.');
  return found;
}

/** @throws DeskError 409 while it is not confirmed on both sides, or no longer listed in the rules */
export async function pairedWith(rt: PeerRuntime, name: string): Promise<Peer> {
  const peer = await peerNamed(rt, name);
  if (!isPaired(peer, rt.settings)) throw new DeskError(409, 'The other host is not paired with this one now.', 'Ask an administrator to look at the pairings.');
  return peer;
}

/** Both who administer and security answer for pairings; a pairing takes two of them on each side (G25). */
export const answersForPeers = async (rt: Runtime, actor: Actor): Promise<boolean> => (await holds(rt, actor, 'admin')) || holds(rt, actor, 'security');

export async function mustAnswerForPeers(rt: Runtime, actor: Actor): Promise<void> {
  mustBeSignedIn(actor);
  await mustKnow(rt, actor);
  if (actor.channel === 'mcp') throw new DeskError(403, 'Pairings are made in the host itself.', 'Open the administration page there.');
  if (!(await answersForPeers(rt, actor))) throw new DeskError(403, 'Pairings are for administrators and the security team.', 'Ask one of them.');
}
