import { permitRecord } from '../limits/take';
import type { Runtime } from '../runtime';
import type { JsonObject } from '../types';
import { keyOf, kidFor, nameOf } from './fingerprint';
import { handle } from './handlers';
import { ownIdentity } from './identity';
import { headerOf, NotAuthentic, verifyJws, type Claims } from './jws';
import { asJson } from './lanes';
import { meetAnswered } from './meet';
import { batch, ENVELOPE, envelope, REPLY } from './messages';
import { notPaired, peerSend } from './send';
import type { Peer } from './types';

interface Message { readonly n: number; readonly ack: number; readonly type: string; readonly body: JsonObject }

/**
 * A batch of the other host, or its answer to an invitation. Nothing is done before every envelope was checked. Each message is taken once and in
 * order; after a gap nothing is, and the answer says from where to send again.
 * @returns what this side has for the other one, with how far it got: sent back where the transport has a way back.
 * @throws DeskError 401 for anything that is not signed by the installation this one is paired with.
 */
export async function peerReceive(rt: Runtime, raw: string): Promise<string> {
  if (headerOf(raw)?.typ === REPLY) return JSON.stringify({ met: (await meetAnswered(rt, raw)).name });
  const { peer, messages } = await checked(rt, raw);
  await noteAck(rt, peer, messages);
  for (const m of messages.filter(x => x.n > 0).sort((a, b) => a.n - b.n)) {
    const { upTo } = await rt.peers.into(peer).read();
    if (m.n > upTo + 1) break;
    if (m.n === upTo + 1) await take(rt, peer, m);
  }
  return peerSend(rt, peer.name);
}

async function take(rt: Runtime, peer: Peer, { n, type, body }: Message): Promise<void> {
  const left = await handle(rt, peer, { n, type, body });
  await rt.peers.into(peer).write(s => (s.upTo + 1 === n ? [{ kind: 'peer.took', actor: 'countersign', data: asJson({ n, type: type.slice(0, 40), ...left }) }] : []));
}

async function checked(rt: Runtime, raw: string): Promise<{ peer: Peer; messages: readonly Message[] }> {
  const parsed = batch.safeParse(json(raw));
  if (!parsed.success) throw notPaired();
  const kid = headerOf(parsed.data.envelopes[0])?.kid;
  const peer = (await rt.peers.board.read()).peers.find(p => !p.ended && kidFor(p.identity) === kid);
  if (!peer) return refused(rt, 'unknown');
  try {
    return { peer, messages: parsed.data.envelopes.map(jws => messageIn(rt, peer, jws)) };
  } catch (error) {
    if (!(error instanceof NotAuthentic)) throw error;
    return refused(rt, peer.name);
  }
}

/** The same key is not enough: the issuer is made of every id of the installation that was paired. */
function messageIn(rt: Runtime, peer: Peer, jws: string): Message {
  const claims = verifyJws(jws, { typ: ENVELOPE, publicKey: keyOf(peer.identity), iss: nameOf(peer.identity.installation), aud: nameOf(ownIdentity(rt).installation), now: rt.clock.now() });
  const said = envelope.safeParse(claims);
  if (!said.success || (claims as Claims).jti !== `${peer.id}.${said.data.n}`) throw new NotAuthentic('not a message of this pairing');
  return said.data as unknown as Message;
}

/** How far the other side says it got, as the last envelope says. Lower than before: they lost it, and it is sent again. */
async function noteAck(rt: Runtime, peer: Peer, messages: readonly Message[]): Promise<void> {
  const upTo = Math.max(...messages.map(m => m.ack));
  await rt.peers.out(peer).write(s => (upTo > s.acked && upTo <= s.last ? [{ kind: 'peer.acked', actor: 'countersign', data: { upTo } }] : []));
}

/** On the record, and it cannot fill it. */
async function refused(rt: Runtime, whose: string): Promise<never> {
  if (await permitRecord(rt, `peer-refused:${whose}`)) await rt.peers.attempts.write(() => [{ kind: 'peer.refused', actor: 'countersign', data: { whose } }]);
  throw notPaired();
}

function json(raw: string): unknown {
  try { return JSON.parse(raw); } catch { return undefined; }
}
