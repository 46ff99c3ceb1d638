import { DeskError } from '../desk-api';
import type { Runtime } from '../runtime';
import { holds, mustKnow } from '../verbs/who';
import { confirmPeer } from './confirm';
import type { PairingDesk } from './desk-api';
import { effectsOf } from './effects';
import { answersForPeers, mustAnswerForPeers } from './find';
import { askLink, confirmLink, endLink, typeLink } from './link';
import { linksView } from './links-view';
import { acceptPeer, invitePeer, meetAnswered } from './meet';
import { peerReceive } from './receive';
import { peerSend, peersToTalkTo } from './send';
import { unpair } from './unpair';
import { peersView } from './view';

export function pairingVerbs(rt: Runtime): PairingDesk {
  return {
    peers: actor => peersView(rt, actor),
    invitePeer: (actor, name) => invitePeer(rt, actor, name),
    acceptPeer: (actor, body) => acceptPeer(rt, actor, body),
    async meetPeer(actor, reply) { await mustAnswerForPeers(rt, actor); await meetAnswered(rt, reply.trim(), 422); return peersView(rt, actor); },
    async confirmPeer(actor, name, fingerprint) { await confirmPeer(rt, actor, name, fingerprint); return peersView(rt, actor); },
    async unpair(actor, name, reason) { const effects = await unpair(rt, actor, name, reason); return { peers: await peersView(rt, actor), effects }; },
    async peerEffects(actor, name) {
      await mustKnow(rt, actor);
      if (!(await answersForPeers(rt, actor)) && !(await holds(rt, actor, 'auditor'))) throw new DeskError(403, 'Pairings are shown to those who answer for them.', 'Ask an administrator.');
      const peers = (await rt.peers.board.read()).peers.filter(p => p.name === name);
      return (await Promise.all(peers.map(p => effectsOf(rt, p)))).flat();
    },
    links: actor => linksView(rt, actor),
    askLink: (actor, name) => askLink(rt, actor, name),
    async typeLink(actor, name, code) { await typeLink(rt, actor, name, code); return linksView(rt, actor); },
    async confirmLink(actor, id) { await confirmLink(rt, actor, id); return linksView(rt, actor); },
    async endLink(actor, id) { await endLink(rt, actor, id); return linksView(rt, actor); },
    peersToTalkTo: () => peersToTalkTo(rt),
    peerSend: (name, after) => peerSend(rt, name, after),
    peerReceive: raw => peerReceive(rt, raw),
  };
}
