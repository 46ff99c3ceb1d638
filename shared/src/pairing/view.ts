import { DeskError } from '../desk-api';
import type { Runtime } from '../runtime';
import type { Actor } from '../types';
import { holds, mustKnow } from '../verbs/who';
import { answersForPeers } from './find';
import { isLive, isPaired, since } from './standing';
import type { Peer, PeersView, PeerView } from './types';

/** Administrators, security and auditors. */
export async function peersView(rt: Runtime, actor: Actor): Promise<PeersView> {
  await mustKnow(rt, actor);
  const answers = await answersForPeers(rt, actor);
  if (!answers && !(await holds(rt, actor, 'auditor'))) throw new DeskError(403, 'Pairings are shown to those who answer for them.', 'Ask an administrator.');
  const { peers } = await rt.peers.board.read();
  return {
    ...(rt.installation && { installation: rt.installation }),
    peers: await Promise.all(peers.map(p => peerView(rt, p, answers ? actor : undefined))),
    names: Object.entries(rt.settings.peers).map(([name, { title }]) => ({ name, title })),
  };
}

async function peerView(rt: Runtime, p: Peer, actor: Actor | undefined): Promise<PeerView> {
  const [out, into, { links }] = await Promise.all([rt.peers.out(p).read(), rt.peers.into(p).read(), rt.peers.board.read()]);
  const listed = rt.settings.peers[p.name];
  const now = rt.clock.now();
  return {
    name: p.name, title: listed?.title ?? p.name, installation: p.identity.installation, ...(p.confirmedHere || actor?.person === p.startedBy ? { fingerprint: p.fingerprint } : {}), state: stateOf(p, listed !== undefined),
    ...(isPaired(p, rt.settings) && { since: since(p) }), startedBy: p.startedBy, ...(p.confirmedHere && { confirmedBy: p.confirmedHere.by }), ...(p.stopped && { stopped: p.stopped }),
    ...(listed && { ceiling: { privileged: listed.privileged, steps: listed.steps } }), links: links.filter(l => l.peer === p.id && isLive(l, now)).length,
    sent: out.last, acked: out.acked, received: into.upTo, ...(into.theirs && { theirs: into.theirs }), ...(into.ours && { ours: into.ours }), ...(into.forked && { forked: into.forked }),
    may: actor ? mayOf(p, actor) : [],
  };
}

function stateOf(p: Peer, listed: boolean): PeerView['state'] {
  if (p.ended) return 'ended';
  if (p.stopped) return 'stopped';
  if (!p.confirmedHere) return 'to-confirm';
  if (!p.confirmedThere) return 'waits-for-them';
  return listed ? 'paired' : 'not-listed';
}

const mayOf = (p: Peer, actor: Actor): PeerView['may'] => [
  ...(!p.ended && !p.stopped && !p.confirmedHere && p.startedBy !== actor.person ? ['confirm' as const] : []),
  ...(!p.ended && p.stopped?.by !== actor.person ? ['unpair' as const] : []),
];
