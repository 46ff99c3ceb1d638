import { keyFor, signingKey } from '../keys';
import type { Ports } from '../ports';
import { writeKey } from './checkpoint';
import { createHeartbeat, type Heartbeat } from './heartbeat';
import { createSealer, type Sealer } from './sealer';
import { connectorDigests } from './vitals';

type Kept = Pick<Ports, 'host' | 'tenant' | 'key' | 'sealKey' | 'seals' | 'heads' | 'clock' | 'log' | 'journal' | 'systems' | 'model' | 'version' | 'policy'> & { rulesVersion(): string | undefined };

/** What every replica does for the record: it seals, and says every minute that it is alive and under which rules. */
export function recordKeeping(rt: Kept): { sealer: Sealer; heartbeat: Heartbeat } {
  const key = signingKey(rt.sealKey ?? keyFor(rt.key, 'seal'));
  const origin = `countersign/${rt.host}/${rt.tenant}`;
  const sealer = createSealer({ seals: rt.seals, clock: rt.clock, log: rt.log, origin, key, places: rt.heads ?? [] });
  const heartbeat = createHeartbeat({
    journal: rt.journal, clock: rt.clock,
    vitals: () => ({ code: rt.version ?? 'unknown', policy: rt.policy.digest, rules: rt.rulesVersion() ?? '' }),
    once: () => ({ model: rt.model.name, connectors: connectorDigests(rt.systems), sealKey: writeKey(origin, key.publicKey), kid: key.kid }),
  });
  return { sealer, heartbeat };
}
