import { useApi } from '@backstage/core-plugin-api';
import type { Me } from '@countersign/backstage-plugin-countersign-common';
import { createContext, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { countersignApiRef, type CountersignApi } from '../api';

export const useDesk = (): CountersignApi => useApi(countersignApiRef);

export interface Loaded<T> { readonly value?: T; readonly error?: Error; readonly loading: boolean; reload(): Promise<void>; set(value: T): void }

/** Loads, and loads again every `everySeconds` while the page is looked at. What is shown stays while it reloads. */
export function useLoaded<T>(load: () => Promise<T>, deps: readonly unknown[], everySeconds?: number): Loaded<T> {
  const [state, setState] = useState<{ value?: T; error?: Error; loading: boolean }>({ loading: true });
  const run = useRef(load);
  run.current = load;
  const reload = useCallback(async () => {
    try {
      const value = await run.current();
      setState({ value, loading: false });
    } catch (error) {
      setState(s => ({ ...s, error: error as Error, loading: false }));
    }
  }, []);
  const key = JSON.stringify(deps);
  useEffect(() => {
    setState({ loading: true });
    reload();
    if (!everySeconds) return undefined;
    const timer = setInterval(() => { if (document.visibilityState === 'visible') reload(); }, everySeconds * 1_000);
    return () => clearInterval(timer);
  }, [key, reload, everySeconds]);
  return { ...state, reload, set: value => setState({ value, loading: false }) };
}

const MeContext = createContext<{ me: Me; refresh(): void } | undefined>(undefined);
export const MeProvider = MeContext.Provider;
export function useMe() {
  const found = useContext(MeContext);
  if (!found) throw new Error('Only inside the Countersign page');
  return found;
}
