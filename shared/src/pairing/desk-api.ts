import type { Actor } from '../types';
import type { LinksView, PeerEffect, PeersView } from './types';

/** One request, two hosts: this installation and another one, paired by two people on each side (G25). */
export interface PairingDesk {
  /** Administrators, security and auditors. */
  peers(actor: Actor): Promise<PeersView>;
  /** For an administrator to carry to the other host, within ten minutes. @throws DeskError 422 for a name the rules do not list */
  invitePeer(actor: Actor, name: string): Promise<{ invitation: string; until: string }>;
  /** In the other host. The reply is carried back, or given to `peerReceive` there. */
  acceptPeer(actor: Actor, body: { name: string; invitation: string }): Promise<{ reply: string; fingerprint: string }>;
  /** The reply, where it is carried by hand. @throws DeskError 422 when it is wrong, used or late */
  meetPeer(actor: Actor, reply: string): Promise<PeersView>;
  /** Somebody else than who began types the fingerprint they were read from the other side. */
  confirmPeer(actor: Actor, name: string, fingerprint: string): Promise<PeersView>;
  /** The first person stops it at once, a second ends it; both read what rests on it. */
  unpair(actor: Actor, name: string, reason: string): Promise<{ peers: PeersView; effects: readonly PeerEffect[] }>;
  /** What came from there and what it led to. Auditors too. */
  peerEffects(actor: Actor, name: string): Promise<readonly PeerEffect[]>;

  links(actor: Actor): Promise<LinksView>;
  /** A code to type in the other host. */
  askLink(actor: Actor, name: string): Promise<{ code: string; until: string; next: string }>;
  typeLink(actor: Actor, name: string, code: string): Promise<LinksView>;
  confirmLink(actor: Actor, id: string): Promise<LinksView>;
  endLink(actor: Actor, id: string): Promise<LinksView>;

  /** For the transport of the host, never for a caller: peers with something to say or to hear. `id`: the pairing, the same word on both sides. */
  peersToTalkTo(): Promise<readonly { readonly id: string; readonly name: string; readonly address?: string }[]>;
  /** What one peer has not got yet, or not after message `after`; always at least an acknowledgement. */
  peerSend(name: string, after?: number): Promise<string>;
  /** What came from wherever: believed for its signature alone. Answers what goes back. @throws DeskError 401 */
  peerReceive(raw: string): Promise<string>;
}
