import { unreadSecrets } from '../identity';
import { resumeMachines } from '../machines';
import type { Runtime } from '../runtime';

/** Work that belongs to no request; one part that fails keeps no other from its turn. */
export async function housekeeping(rt: Runtime): Promise<void> {
  const parts: Record<string, () => Promise<void>> = {
    'counters that are over': () => rt.counters.clean(rt.clock.now().toISOString()),
    'secrets that nobody read': () => unreadSecrets(rt),
    'machine events': () => resumeMachines(rt),
  };
  for (const [what, run] of Object.entries(parts)) await run().catch(error => rt.log.error(`${what}: tried again at the next pass`, error as Error));
}
