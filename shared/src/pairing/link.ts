import { randomUUID } from 'node:crypto';
import { DeskError } from '../desk-api';
import type { Runtime } from '../runtime';
import type { Actor, PersonRef } from '../types';
import { mustBeSignedIn, mustKnow } from '../verbs/who';
import { clean } from '../words';
import type { PeersState } from './board';
import { CODE_MINUTES, linkDigest, newLinkCode } from './code';
import { pairedWith } from './find';
import { asJson } from './lanes';
import { queue } from './queue';
import { LINK_DAYS, linkOf } from './standing';
import { tellPerson } from './tell';
import type { LinkAsked, Peer } from './types';

const inMinutes = (rt: Pick<Runtime, 'clock'>, minutes: number) => new Date(rt.clock.now().getTime() + minutes * 60_000).toISOString();
const inDays = (rt: Pick<Runtime, 'clock'>) => inMinutes(rt, LINK_DAYS * 24 * 60);

/** A link is made by the person themself, signed in on both sides: never by an address, a name, or what the other host says (G2). */
async function mustBeHere(rt: Runtime, actor: Actor): Promise<string> {
  mustBeSignedIn(actor);
  const { name } = await mustKnow(rt, actor);
  if (!['portal', 'entity', 'api', 'jsm'].includes(actor.channel)) throw new DeskError(403, 'Accounts are linked in the host itself.', 'Open it, sign in, and do it there.');
  return clean(name);
}

/** Shows a code to type in the other host. Asked again, the one before is over. */
export async function askLink(rt: Runtime, actor: Actor, name: string): Promise<{ code: string; until: string; next: string }> {
  await mustBeHere(rt, actor);
  const peer = await pairedWith(rt, name);
  const [id, code, until] = [randomUUID(), newLinkCode(), inMinutes(rt, CODE_MINUTES)];
  await rt.peers.board.write(s => {
    mustBeUnlinked(rt, s, peer, { here: actor.person });
    return [{ kind: 'peer.link-asked', actor: actor.person, data: { id, peer: peer.id, digest: linkDigest(rt.key, id, code), until } }];
  });
  return { code, until, next: `Sign in to ${rt.settings.peers[name].title}, type it there, then come back and say that it was you.` };
}

/** The code of the other host, typed by whoever is signed in here. */
export async function typeLink(rt: Runtime, actor: Actor, name: string, code: string): Promise<void> {
  const display = await mustBeHere(rt, actor);
  const peer = await pairedWith(rt, name);
  if (!/^\d{8}$/.test(code.replace(/\D/g, ''))) throw new DeskError(422, 'A code has eight digits.', 'Type the code that the other host shows you.');
  const id = randomUUID();
  await rt.peers.board.write(s => {
    mustBeUnlinked(rt, s, peer, { here: actor.person });
    // Both sides are asked within ten minutes; the answer may take as long as the hosts take to talk.
    return [{ kind: 'peer.link-asked', actor: actor.person, data: { id, peer: peer.id, digest: '', until: inMinutes(rt, 24 * 60) } }];
  });
  await queue(rt, peer, { type: 'link-typed', body: { id, account: actor.person, display, code: code.replace(/\D/g, '') }, actor: actor.person });
}

/** Whoever was shown the code sees which account typed it, and says that both are theirs. */
export async function confirmLink(rt: Runtime, actor: Actor, id: string): Promise<void> {
  const display = await mustBeHere(rt, actor);
  const { asked, peers } = await rt.peers.board.read();
  const found = asked.find(a => a.id === id && a.here === actor.person);
  const peer = peers.find(p => p.id === found?.peer);
  if (!found?.typed || !peer || found.until <= rt.clock.now().toISOString()) throw new DeskError(404, 'Nothing waits for your yes.', 'Ask for a new code and type it in the other host within ten minutes.');
  await pairedWith(rt, peer.name);
  const { typed } = found;
  await record(rt, peer, { asked: found, there: typed.there, display: typed.display, by: actor.person });
  await queue(rt, peer, { type: 'link-made', body: { id: typed.id, account: actor.person, display }, actor: actor.person });
}

/** The other side's yes to a code that was typed here. @throws DeskError 409 when either account is linked already */
export async function linkMade(rt: Runtime, peer: Peer, made: { readonly id: string; readonly account: PersonRef; readonly display: string }): Promise<void> {
  const asked = (await rt.peers.board.read()).asked.find(a => a.id === made.id && a.peer === peer.id && a.digest === '' && a.until > rt.clock.now().toISOString());
  if (!asked) throw new DeskError(404, 'Nobody here typed that code.', 'Start again with a new code.');
  await record(rt, peer, { asked, there: made.account, display: clean(made.display), by: asked.here });
}

async function record(rt: Runtime, peer: Peer, l: { readonly asked: LinkAsked; readonly there: PersonRef; readonly display: string; readonly by: PersonRef }): Promise<void> {
  const { asked: { id, here }, there, display } = l;
  await rt.peers.board.write(s => {
    if (!s.asked.some(a => a.id === id)) throw new DeskError(409, 'It was linked in the same moment.', 'Look at your links.');
    mustBeUnlinked(rt, s, peer, { here });
    mustBeUnlinked(rt, s, peer, { there });
    return [{ kind: 'peer.linked', actor: l.by, data: asJson({ id, peer: peer.id, here, there, display, until: inDays(rt) }) }];
  });
  const { title } = rt.settings.peers[peer.name];
  await tellPerson(rt, here, { title: `Your account was linked to ${display} in ${title}`, body: 'In a day what you decide there counts here, and the other way round. If that is not you, end the link at once and tell security.' });
}

export async function endLink(rt: Runtime, actor: Actor, id: string): Promise<void> {
  await mustBeHere(rt, actor);
  const { links, peers } = await rt.peers.board.read();
  const link = links.find(l => l.id === id && l.here === actor.person && !l.ended);
  const peer = peers.find(p => p.id === link?.peer);
  if (!link || !peer) throw new DeskError(404, 'You have no such link.', 'Look at your links.');
  await rt.peers.board.write(s => (s.links.some(l => l.id === id && !l.ended) ? [{ kind: 'peer.link-ended', actor: actor.person, data: { id } }] : []));
  await queue(rt, peer, { type: 'link-ended', body: { here: link.there, there: link.here }, actor: actor.person });
}

function mustBeUnlinked(rt: Runtime, s: PeersState, peer: Peer, who: { readonly here?: PersonRef; readonly there?: PersonRef }): void {
  if (linkOf(s, peer, who, rt.clock.now())) throw new DeskError(409, 'That account is linked already.', 'End the link that is there first.');
}
