import { writeKey } from '../audit/checkpoint';
import { DeskError } from '../desk-api';
import type { Runtime } from '../runtime';
import type { PeerIdentity } from './types';

/** How this installation shows itself. @throws DeskError 503 where the host names none */
export function ownIdentity(rt: Pick<Runtime, 'installation' | 'peers' | 'sealer'>): PeerIdentity {
  if (!rt.installation) throw new DeskError(503, 'This installation has no name of its own yet, so it cannot be paired.', 'An administrator sets a lasting key and an instance name: see docs/pairing.md.');
  return { installation: rt.installation, key: Buffer.from(rt.peers.key.publicKey).toString('base64url'), seal: writeKey(rt.sealer.origin, rt.sealer.key.publicKey) };
}
