import { randomUUID } from 'node:crypto';
import { keyFor, signingKey } from '../keys';
import { nameOf } from '../pairing/fingerprint';
import { signJws } from '../pairing/jws';
import { ASSERTION, ENVELOPE } from '../pairing/messages';
import type { Installation } from '../pairing';
import { FORGE_IDS, type TwoHosts } from './two-hosts';

const HOME = nameOf({ host: 'backstage', ids: { instance: 'portal.lumen.example' } });
interface Said { readonly n?: number; readonly type: string; readonly body: object; readonly from?: Installation; readonly to?: string; readonly seed?: number; readonly at?: Date }

/** What a host says that does not keep to this code: signed with the key of the second host, or with another. */
export async function peerSays({ home }: TwoHosts, { n, type, body, from = { host: 'forge', ids: FORGE_IDS }, to = HOME, seed = 9, at = home.clock.now() }: Said): Promise<string> {
  const [peer] = (await home.desk.peers(home.as('ines'))).peers;
  const iat = Math.floor(at.getTime() / 1_000);
  const number = n ?? peer.received + 1;
  const id = (peer.fingerprint ?? '').replace(/ /g, '').slice(0, 16);
  const envelope = signJws(ENVELOPE, { iss: nameOf(from), aud: to, iat, exp: iat + 600, jti: `${id}.${number}`, ...{ n: number, ack: 0, type, body } }, signingKey(keyFor(new Uint8Array(32).fill(seed), 'peer')));
  return JSON.stringify({ countersign: 'peer/1', envelopes: [envelope] });
}

interface Asserted { readonly sub: string; readonly approval: string; readonly payloadHash: string; readonly decision?: string; readonly narrow?: object; readonly assurance?: number; readonly at?: string; readonly channel?: string; readonly proof?: string; readonly jti?: string }

/** An assertion made by hand, with the second host's own key. */
export function peerAsserts({ home }: TwoHosts, { decision = 'approve', assurance = 2, channel = 'jsm', at = home.clock.now().toISOString(), jti = randomUUID(), ...said }: Asserted): { type: string; body: { assertion: string } } {
  const iat = Math.floor(home.clock.now().getTime() / 1_000);
  const claims = { iss: nameOf({ host: 'forge', ids: FORGE_IDS }), aud: HOME, iat, exp: iat + 600, jti, ...{ ...said, decision, assurance, channel, at } };
  return { type: 'decision', body: { assertion: signJws(ASSERTION, claims, signingKey(keyFor(new Uint8Array(32).fill(9), 'peer'))) } };
}
