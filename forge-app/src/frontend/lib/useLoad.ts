import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallName, Got, Sent } from '../../contract';
import { call, type FaultSaid } from './call';

export interface Loaded<T> { readonly value?: T; readonly fault?: FaultSaid; readonly reload: () => Promise<void>; readonly set: (value: T) => void }

/** Reads once, and again when asked. What was read before stays on screen while it is read again. */
export function useLoad<C extends CallName>(name: C, sent?: Sent<C>): Loaded<Got<C>> {
  const [value, set] = useState<Got<C>>();
  const [fault, setFault] = useState<FaultSaid>();
  const asked = JSON.stringify(sent);
  const turn = useRef(0);
  const reload = useCallback(async () => {
    const mine = ++turn.current;
    const answer = await call(name, asked === undefined ? undefined : (JSON.parse(asked) as Sent<C>));
    // What was asked later is the truth, whichever answer comes first.
    if (mine !== turn.current) return;
    setFault(answer.ok ? undefined : answer);
    if (answer.ok) set(() => answer.value);
  }, [name, asked]);
  useEffect(() => { void reload(); }, [reload]);
  return { value, fault, reload, set: next => set(() => next) };
}
