import { useState } from 'react';

/** One call at a time: busy while it runs, and what went wrong stays until the next one. */
export function useAct() {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Error>();
  const act = async (run: () => Promise<void>) => {
    setBusy(true);
    setFault(undefined);
    try { await run(); } catch (e) { setFault(e as Error); }
    setBusy(false);
  };
  return { busy, fault, act };
}
