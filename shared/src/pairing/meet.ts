import { randomUUID } from 'node:crypto';
import { DeskError } from '../desk-api';
import type { Runtime } from '../runtime';
import type { Actor } from '../types';
import { mustHold } from '../verbs/who';
import type { PeersState } from './board';
import { CODE_MINUTES, newPairingCode, pairingDigest, sameText } from './code';
import { mustAnswerForPeers } from './find';
import { fingerprintOf, keyOf, nameOf, plainFingerprint } from './fingerprint';
import { ownIdentity } from './identity';
import { claimsOf, NotAuthentic, signJws, verifyJws } from './jws';
import { asJson } from './lanes';
import { invitation, REPLY, reply } from './messages';
import type { PeerIdentity } from './types';

/** To a host that sends it: 401. To a person who carries it: 422. */
const notNow = (status: 401 | 422) => new DeskError(status, 'That invitation or answer is wrong, used or older than ten minutes.', 'Start the pairing again and carry it over within ten minutes.');

/** An administrator here begins: what they carry to the other host counts once and for ten minutes. */
export async function invitePeer(rt: Runtime, actor: Actor, name: string): Promise<{ invitation: string; until: string }> {
  await mustBegin(rt, actor, name);
  const code = newPairingCode();
  const identity = ownIdentity(rt);
  const until = new Date(rt.clock.now().getTime() + CODE_MINUTES * 60_000).toISOString();
  await rt.peers.board.write(s => {
    mustBeFree(s, name);
    return [{ kind: 'peer.invited', actor: actor.person, data: { name, digest: pairingDigest(code), until } }];
  });
  return { invitation: Buffer.from(JSON.stringify({ countersign: 'invitation/1', code, identity })).toString('base64url'), until };
}

/** An administrator of the other host answers; what comes out is carried back, or sent by the host. */
export async function acceptPeer(rt: Runtime, actor: Actor, body: { readonly name: string; readonly invitation: string }): Promise<{ reply: string; fingerprint: string }> {
  await mustBegin(rt, actor, body.name);
  const { code, identity: theirs } = readInvitation(body.invitation);
  const own = ownIdentity(rt);
  mustBeAnother(own, theirs);
  const fingerprint = await meet(rt, { theirs, digest: pairingDigest(code), name: body.name, by: actor.person });
  const seconds = Math.floor(rt.clock.now().getTime() / 1_000);
  const claims = { iss: nameOf(own.installation), aud: nameOf(theirs.installation), iat: seconds, exp: seconds + CODE_MINUTES * 60, jti: randomUUID(), code, identity: own };
  return { reply: signJws(REPLY, claims, rt.peers.key), fingerprint };
}

/** The answer to an invitation of ours: signed by the key it shows, and holding the code of this very invitation. */
export async function meetAnswered(rt: Runtime, text: string, status: 401 | 422 = 401): Promise<{ name: string; fingerprint: string }> {
  const said = reply.safeParse(claimsOf(text));
  if (!said.success) throw notNow(status);
  const { identity: theirs, code } = said.data;
  try {
    verifyJws(text, { typ: REPLY, publicKey: keyOf(theirs), iss: nameOf(theirs.installation), aud: nameOf(ownIdentity(rt).installation), now: rt.clock.now() });
  } catch (error) {
    throw error instanceof NotAuthentic ? notNow(status) : error;
  }
  mustBeAnother(ownIdentity(rt), theirs);
  const digest = pairingDigest(code);
  const open = (await rt.peers.board.read()).invited.find(i => sameText(i.digest, digest) && i.until > rt.clock.now().toISOString());
  if (!open) throw notNow(status);
  return { name: open.name, fingerprint: await meet(rt, { theirs, digest, name: open.name, by: open.by, invited: status }) };
}

interface Met { readonly theirs: PeerIdentity; readonly digest: string; readonly name: string; readonly by: string; readonly invited?: 401 | 422 }

async function meet(rt: Runtime, { theirs, digest, name, by, invited }: Met): Promise<string> {
  const fingerprint = fingerprintOf(ownIdentity(rt), theirs, digest);
  const id = plainFingerprint(fingerprint).slice(0, 16);
  await rt.peers.board.write(s => {
    mustBeFree(s, name);
    // Somebody used this code in the same moment, or it was used here before.
    if (s.peers.some(p => p.id === id) || (invited && !s.invited.some(i => i.digest === digest))) throw notNow(invited ?? 422);
    return [{ kind: 'peer.met', actor: by, data: asJson({ id, name, identity: theirs, fingerprint, startedBy: by }) }];
  });
  return fingerprint;
}

async function mustBegin(rt: Runtime, actor: Actor, name: string): Promise<void> {
  await mustAnswerForPeers(rt, actor);
  await mustHold(rt, actor, 'admin', 'Beginning a pairing');
  if (!rt.settings.peers[name]) throw new DeskError(422, `The rules list no peer called ${name}.`, 'Propose it under peers in company.yaml: somebody else approves it, and then it can be paired.');
}

function mustBeFree(s: PeersState, name: string): void {
  if (s.peers.some(p => p.name === name && !p.ended && (p.confirmedHere || p.stopped))) throw new DeskError(409, `${name} is paired already.`, 'End that pairing first.');
}

function mustBeAnother(own: PeerIdentity, theirs: PeerIdentity): void {
  if (nameOf(own.installation) === nameOf(theirs.installation) || own.key === theirs.key) throw new DeskError(422, 'That is this installation itself.', 'Carry the invitation to the other host.');
}

function readInvitation(text: string): { code: string; identity: PeerIdentity } {
  try {
    const { code, identity } = invitation.parse(JSON.parse(Buffer.from(text.trim(), 'base64url').toString()));
    return { code, identity };
  } catch {
    throw new DeskError(422, 'That is not an invitation.', 'Copy the whole text that the other host showed.');
  }
}
