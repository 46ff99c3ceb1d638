import { DeskError } from '../desk-api';
import type { Runtime } from '../runtime';
import { clean } from '../words';
import { LINK_TRIES, linkDigest, sameText } from './code';
import { asJson, type Taken } from './lanes';
import type { MessageBody } from './messages';
import { tellPerson } from './tell';
import type { Peer } from './types';

/** A code of ours was typed there. It makes no link: whoever was shown the code is asked whether that account is theirs. */
export async function linkTyped(rt: Runtime, peer: Peer, { id, account, display, code }: MessageBody<'link-typed'>): Promise<Taken> {
  const now = rt.clock.now().toISOString();
  const open = (await rt.peers.board.read()).asked.filter(a => a.peer === peer.id && a.digest && !a.typed && a.until > now && a.tries < LINK_TRIES);
  const found = open.find(a => sameText(a.digest, linkDigest(rt.key, a.id, code)));
  if (!found) {
    await rt.peers.board.write(() => [{ kind: 'peer.link-missed', actor: 'countersign', data: { peer: peer.id } }]);
    throw new DeskError(404, 'No such code is open.', 'Ask for a new code.');
  }
  const typed = { id, there: account, display: clean(display) };
  await rt.peers.board.write(s => (s.asked.some(a => a.id === found.id && !a.typed) ? [{ kind: 'peer.link-typed', actor: 'countersign', data: asJson({ id: found.id, typed }) }] : []));
  await tellPerson(rt, found.here, { title: `${typed.display} typed your code in ${rt.settings.peers[peer.name].title}`, body: 'If that was you, say yes under My accounts within ten minutes. If not, do nothing and tell security.' });
  return {};
}

/** Taking away needs nobody's yes. */
export async function linkEnded(rt: Runtime, peer: Peer, { here, there }: MessageBody<'link-ended'>): Promise<Taken> {
  const link = (await rt.peers.board.read()).links.find(l => l.peer === peer.id && l.here === here && l.there === there && !l.ended);
  if (!link) return {};
  await rt.peers.board.write(s => (s.links.some(l => l.id === link.id && !l.ended) ? [{ kind: 'peer.link-ended', actor: 'countersign', data: { id: link.id } }] : []));
  await tellPerson(rt, link.here, { title: `Your link to ${link.display} has ended`, body: 'It was taken away in the other host. If that was not you, tell security.' });
  return {};
}
