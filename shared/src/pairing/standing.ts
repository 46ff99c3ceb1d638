import { LINK_HOURS } from '../identity/ages';
import type { Settings } from '../settings';
import type { PersonRef, Vote } from '../types';
import type { PeersState } from './board';
import type { Peer, PeerLink } from './types';

/** A link is made anew after this many days (G2). */
export const LINK_DAYS = 180;
const HOUR_MS = 3_600_000;
const HOST = 'peer:';

/** Where a vote came from, as it stands in the record and on the step. */
export const hostOf = (peer: Pick<Peer, 'name'>): string => `${HOST}${peer.name}`;

export const isConfirmed = (p: Peer): boolean => Boolean(p.confirmedHere && p.confirmedThere && !p.stopped && !p.ended);
/** Confirmed by both sides, and still listed in the rules. */
export const isPaired = (p: Peer, settings: Pick<Settings, 'peers'>): boolean => isConfirmed(p) && settings.peers[p.name] !== undefined;
/** Later of the two confirmations: nothing counts from before. */
export const since = (p: Peer): string => [p.confirmedHere?.at ?? '', p.confirmedThere ?? ''].sort()[1];

export const isLive = (l: PeerLink, now: Date): boolean => !l.ended && Date.parse(l.until) > now.getTime();
export const countsFrom = (l: PeerLink): string => new Date(Date.parse(l.since) + LINK_HOURS * HOUR_MS).toISOString();
export const counts = (l: PeerLink, now: Date): boolean => isLive(l, now) && countsFrom(l) <= now.toISOString();

export const linkOf = (s: PeersState, peer: Peer, who: { readonly here?: PersonRef; readonly there?: PersonRef }, now: Date): PeerLink | undefined =>
  s.links.find(l => l.peer === peer.id && isLive(l, now) && (who.here === undefined || l.here === who.here) && (who.there === undefined || l.there === who.there));

/** Whether a vote may count now: one from here always, one from a peer only while that peer is paired and the link it rests on lives (G8). */
export function voteStands(s: PeersState, vote: Vote, { settings, now }: { readonly settings: Pick<Settings, 'peers'>; readonly now: Date }): boolean {
  if (!vote.host.startsWith(HOST)) return true;
  const peer = s.peers.find(p => hostOf(p) === vote.host && isPaired(p, settings));
  return peer !== undefined && since(peer) <= vote.at && s.links.some(l => l.peer === peer.id && l.here === vote.by && isLive(l, now) && countsFrom(l) <= vote.at);
}

/** How many approvals of one item may come from where this vote came from. */
export const mostFrom = (settings: Pick<Settings, 'peers'>, vote: Pick<Vote, 'host'>): number => settings.peers[vote.host.slice(HOST.length)]?.steps ?? 0;

export const isFromPeer = (vote: Pick<Vote, 'host'>): boolean => vote.host.startsWith(HOST);
