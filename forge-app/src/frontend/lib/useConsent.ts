import { permissions } from '@forge/bridge';
import { useCallback, useEffect, useState } from 'react';
import type { FaultSaid } from './call';

/** One group for all: an installation may have ten. */
const GROUP = { key: 'systems', description: 'Systems that Countersign changes access in, and the host it is paired with' };
type Configured = Parameters<typeof permissions.egress.set>[0]['egresses'][number]['configured'];
const BACKEND = 'FETCH_BACKEND_SIDE' as Configured[number]['type'][number];

const NOT_ALLOWED: FaultSaid = { status: 403, message: 'The host was not allowed.', next: 'Only an administrator of the site can allow it, in the dialog that Atlassian shows.' };

export interface Consent {
  /** Undefined: it could not be read, and the test of the system says how it stands. */
  readonly allows: (origin: string) => boolean | undefined;
  readonly allow: (origin: string) => Promise<void>;
  /** It was looked at. */
  readonly ready: boolean; readonly busy: boolean; readonly fault?: FaultSaid;
}

/** Customer-managed egress: which hosts Atlassian lets this app reach. Atlassian itself asks the administrator, in a dialog of its own. */
export function useConsent(): Consent {
  const [origins, setOrigins] = useState<readonly string[]>();
  const [ready, setReady] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<FaultSaid>();
  const read = useCallback(async () => {
    const { results } = await permissions.egress.get({ keys: [GROUP.key] });
    const found = results.flatMap(r => r.configured.map(c => c.domain));
    setOrigins(found);
    return found;
  }, []);
  useEffect(() => { void read().catch(() => undefined).finally(() => setReady(true)); }, [read]);
  const allow = async (origin: string) => {
    setBusy(true);
    setFault(undefined);
    try {
      // The group is written as a whole: what was allowed before stays in it.
      const all = [...new Set([...(await read()), origin])];
      await permissions.egress.set({ egresses: [{ ...GROUP, configured: all.map(domain => ({ domain, type: [BACKEND] })) }] });
      await read();
    } catch {
      setFault(NOT_ALLOWED);
    }
    setBusy(false);
  };
  return { allow, ready, busy, ...(fault && { fault }), allows: origin => origins?.includes(origin) };
}
