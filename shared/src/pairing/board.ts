import type { Clock } from '../contract';
import type { Journal, JournalEvent } from '../journal';
import { Stream } from '../streams';
import type { LinkAsked, Peer, PeerLink } from './types';

export const PEERS_STREAM = 'SYS-peers';

/** An invitation is a digest until somebody answers it; answered or over, it is gone. */
export interface Invited { readonly name: string; readonly digest: string; readonly until: string; readonly by: string }
export interface PeersState { readonly invited: readonly Invited[]; readonly peers: readonly Peer[]; readonly links: readonly PeerLink[]; readonly asked: readonly LinkAsked[] }
const NOTHING: PeersState = { invited: [], peers: [], links: [], asked: [] };

/** Who this installation is paired with and who is linked to whom: configuration, all of it on the record (G25). */
export const peerBoard = (journal: Journal, clock: Clock): Stream<PeersState> => new Stream<PeersState>(journal, clock, PEERS_STREAM, fold, NOTHING);

type Data = Invited & Peer & PeerLink & LinkAsked & NonNullable<Peer['stopped']> & { readonly typed: LinkAsked['typed'] };

function fold(s: PeersState, e: JournalEvent): PeersState {
  const data = e.data as unknown as Data;
  const change = (next: Partial<Peer>): PeersState => ({ ...s, peers: s.peers.map(p => (p.id === data.id ? { ...p, ...next } : p)) });
  switch (e.kind) {
    case 'peer.invited': return { ...s, invited: [...s.invited.filter(i => i.name !== data.name), { name: data.name, digest: data.digest, until: data.until, by: e.actor }] };
    case 'peer.met': return { ...s, invited: s.invited.filter(i => i.name !== data.name), peers: [...s.peers.filter(p => p.name !== data.name || p.ended), { id: data.id, name: data.name, identity: data.identity, fingerprint: data.fingerprint, startedBy: data.startedBy, at: e.at }] };
    case 'peer.confirmed': return change({ confirmedHere: { by: e.actor, at: e.at } });
    case 'peer.confirmed-there': return change({ confirmedThere: e.at });
    case 'peer.stopped': return change({ stopped: { by: data.by, at: e.at, reason: data.reason } });
    case 'peer.ended': return { ...change({ ended: { by: e.actor, at: e.at } }), links: s.links.filter(l => l.peer !== data.id), asked: s.asked.filter(a => a.peer !== data.id) };
    default: return foldLink(s, e, data);
  }
}

function foldLink(s: PeersState, e: JournalEvent, data: Data): PeersState {
  const others = s.asked.filter(a => a.id !== data.id);
  const asked = s.asked.find(a => a.id === data.id);
  switch (e.kind) {
    case 'peer.link-asked': return { ...s, asked: [...s.asked.filter(a => !(a.peer === data.peer && a.here === e.actor)), { id: data.id, peer: data.peer, here: e.actor, digest: data.digest, until: data.until, tries: 0 }] };
    case 'peer.link-missed': return { ...s, asked: s.asked.map(a => (a.peer === data.peer ? { ...a, tries: a.tries + 1 } : a)) };
    case 'peer.link-typed': return asked ? { ...s, asked: [...others, { ...asked, typed: data.typed }] } : s;
    case 'peer.linked': return { ...s, asked: others, links: [...s.links, { id: data.id, peer: data.peer, here: data.here, there: data.there, display: data.display, since: e.at, until: data.until }] };
    case 'peer.link-ended': return { ...s, asked: others, links: s.links.map(l => (l.id === data.id && !l.ended ? { ...l, ended: e.at } : l)) };
    default: return s;
  }
}
