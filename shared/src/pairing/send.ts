import { loadRecord } from '../case';
import { DeskError } from '../desk-api';
import type { Runtime } from '../runtime';
import type { JsonObject } from '../types';
import { nameOf } from './fingerprint';
import { ownIdentity } from './identity';
import { signJws } from './jws';
import { asJson, type Queued } from './lanes';
import { peerNamed } from './find';
import { mirrorOf } from './mirror';
import { ALWAYS, ENVELOPE } from './messages';
import { refresh } from './refresh';
import { isPaired } from './standing';
import type { Peer } from './types';
import { queueHead } from './witness';

/** Messages of one batch, and its size in characters: Forge takes 500 KB of a web trigger. */
const MOST_MESSAGES = 40;
const MOST_CHARACTERS = 300_000;
/** An envelope counts this long on its way; sent again, it is signed anew. */
const VALID_SECONDS = 24 * 3_600;

/** What the other side has not got yet, or has not got after message `after`: signed, at least an acknowledgement. */
export async function peerSend(rt: Runtime, name: string, after?: number): Promise<string> {
  const peer = await peerNamed(rt, name);
  if (isPaired(peer, rt.settings)) {
    await refresh(rt, peer);
    await queueHead(rt, peer);
  }
  return batchFor(rt, peer, after);
}

async function batchFor(rt: Runtime, peer: Peer, after?: number): Promise<string> {
  const [{ waiting, acked }, { upTo }] = await Promise.all([rt.peers.out(peer).read(), rt.peers.into(peer).read()]);
  const due = waiting.filter(m => m.n > (after ?? acked)).slice(0, MOST_MESSAGES);
  const envelopes: string[] = [];
  for (const message of due) {
    const said = isPaired(peer, rt.settings) || ALWAYS.includes(message.type) ? message : { n: message.n, type: 'void', body: {} };
    const next = seal(rt, peer, { ...said, body: await bodyOf(rt, peer, said, due), ack: upTo });
    if (envelopes.length && envelopes.join('').length + next.length > MOST_CHARACTERS) break;
    envelopes.push(next);
  }
  if (!envelopes.length) envelopes.push(seal(rt, peer, { n: 0, type: 'ack', body: {}, ack: upTo }));
  return JSON.stringify({ countersign: 'peer/1', envelopes });
}

function seal(rt: Runtime, peer: Peer, { n, type, body, ack }: Queued & { readonly ack: number }): string {
  const iat = Math.floor(rt.clock.now().getTime() / 1_000);
  const claims = { iss: nameOf(ownIdentity(rt).installation), aud: nameOf(peer.identity.installation), iat, exp: iat + VALID_SECONDS, jti: `${peer.id}.${n}`, n, ack, type, body };
  return signJws(ENVELOPE, claims, rt.peers.key);
}

/** A request is sent as it stands now, once in a batch. */
async function bodyOf(rt: Runtime, peer: Peer, { n, type, body }: Queued, due: readonly Queued[]): Promise<JsonObject> {
  if (type !== 'request') return body;
  const again = due.some(m => m.n > n && m.type === type && m.body.id === body.id);
  const record = again ? undefined : await loadRecord(rt.journal, String(body.id));
  const mirror = record && (await mirrorOf(rt, peer, record));
  if (!mirror) return body;
  const { id, ...rest } = mirror;
  return { id, mirror: asJson(rest) };
}

/** Pairings that have something to say or to hear. */
export async function peersToTalkTo(rt: Runtime): Promise<readonly { readonly id: string; readonly name: string; readonly address?: string }[]> {
  const { peers } = await rt.peers.board.read();
  return peers.filter(p => !p.ended && (isPaired(p, rt.settings) || p.confirmedHere)).map(({ id, name }) => ({ id, name, ...(rt.settings.peers[name]?.address && { address: rt.settings.peers[name].address }) }));
}

export const notPaired = () => new DeskError(401, 'This is not from a host that is paired with this one.', 'Pair the two hosts first: see docs/pairing.md.');
