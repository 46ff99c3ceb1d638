import { readKey, readCheckpoint, signerOf } from '../audit/checkpoint';
import { isConsistent } from '../audit/proofs';
import { HEAD_MS } from '../audit/sealer';
import type { Runtime } from '../runtime';
import { cosign, cosigners } from './cosign';
import { keyOf, nameOf } from './fingerprint';
import { ownIdentity } from './identity';
import type { Taken } from './lanes';
import type { MessageBody } from './messages';
import { queue } from './queue';
import { tellWhoAnswers } from './tell';
import type { Peer } from './types';

/** Asks for their signature under our newest head, with what shows that it continues the last one they signed. */
export async function queueHead(rt: Runtime, peer: Peer): Promise<void> {
  const head = await rt.seals.lastHead();
  const { ours } = await rt.peers.into(peer).read();
  const from = ours?.size ?? 0;
  if (!head || head.size <= from || (ours && Date.parse(head.at) - Date.parse(ours.at) < HEAD_MS)) return;
  const { waiting } = await rt.peers.out(peer).read();
  if (waiting.some(m => m.type === 'head')) return;
  const tree = await rt.peers.tree(rt.seals, head.size);
  const body = { from, size: head.size, root: head.root, at: head.at, note: head.note, proof: tree.consistency(from, head.size).map(h => h.toString('base64')) };
  await queue(rt, peer, { type: 'head', body, unless: s => s.waiting.some(m => m.type === 'head') });
}

/** Signs a head of the other side only when it continues the last one seen here (G28). One that does not is kept, told, and ends all signing. */
export async function witness(rt: Runtime, peer: Peer, head: MessageBody<'head'>): Promise<Taken> {
  const { theirs, forked } = await rt.peers.into(peer).read();
  if (forked) return { refused: 'A head before this one did not continue the record' };
  const why = faultIn(peer, head, theirs);
  if (why) {
    await tellWhoAnswers(rt, { title: `The record of ${peer.name} does not continue the one seen before`, body: 'Its new head is not signed here. Keep both heads and call the auditors.' });
    return { forked: why, refused: head.note };
  }
  const { size, root, at } = head;
  const note = cosign(head.note, { name: nameOf(ownIdentity(rt).installation), key: rt.peers.key, at: rt.clock.now() });
  await queue(rt, peer, { type: 'cosigned', body: { size, root, at, note } });
  return { theirs: { size, root, at, note } };
}

function faultIn(peer: Peer, head: MessageBody<'head'>, last: { readonly size: number; readonly root: string } | undefined): string | undefined {
  const said = readCheckpoint(head.note);
  if (said?.size !== head.size || said.root !== head.root || !signerOf(head.note, [readKey(peer.identity.seal)])) return 'it is not signed by the key that was paired';
  const from = { size: last?.size ?? 0, root: Buffer.from(last?.root ?? '', 'base64') };
  const proof = head.proof.map(p => Buffer.from(p, 'base64'));
  if (head.from !== from.size) return `it continues a head of ${head.from} entries, and the last one seen has ${from.size}`;
  return isConsistent({ from, to: { size: head.size, root: Buffer.from(head.root, 'base64') }, proof }) ? undefined : `it does not begin with the ${from.size} entries seen before`;
}

/** Their signature under a head that is really ours. */
export async function keepCosigned(rt: Runtime, peer: Peer, { size, root, at, note }: MessageBody<'cosigned'>): Promise<Taken> {
  const own = (await rt.seals.headsAfter(size - 1, 1))[0];
  if (own?.size !== size || own.root !== root || !note.startsWith(own.note.trimEnd())) return { refused: 'That is no head of this record' };
  if (!cosigners(note, [{ name: nameOf(peer.identity.installation), publicKey: keyOf(peer.identity) }]).length) return { refused: 'It is not signed by them' };
  return { ours: { size, root, at, note } };
}
