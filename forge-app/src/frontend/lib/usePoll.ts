import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer, RequestPage } from '../../contract';
import type { FaultSaid } from './call';
import { EARLY, FAST, TRIES, isHidden, paceOf } from './pace';

interface Watched<T> { readonly load: () => Promise<Answer<T>>; readonly pageOf: (value: T) => RequestPage }
export interface Polled<T> {
  readonly value?: T; readonly fault?: FaultSaid;
  /** Something was asked for and has not shown yet. */
  readonly awaited: boolean;
  /** It was asked for a minute ago and still has not shown. */
  readonly slow: boolean;
  readonly reload: () => void;
  /** Looks until what is on screen has changed. */
  readonly follow: () => void;
}

/** Reads, and reads again by version while the request runs. Stops when it is done, nobody looks, or the page is gone. */
export function usePoll<T>(watched: Watched<T>): Polled<T> {
  const [value, setValue] = useState<T>();
  const [fault, setFault] = useState<FaultSaid>();
  const [tries, setTries] = useState<number>();
  const here = useRef({ ...watched, alive: true, left: 0, early: EARLY, version: -1, timer: undefined as ReturnType<typeof setTimeout> | undefined });
  here.current.load = watched.load;
  here.current.pageOf = watched.pageOf;

  const look = useCallback(async (): Promise<void> => {
    const at = here.current;
    clearTimeout(at.timer);
    const again = (ms: number) => { at.timer = setTimeout(() => void look(), ms); };
    if (isHidden()) return again(FAST);
    const answer = await at.load();
    if (!at.alive) return undefined;
    clearTimeout(at.timer);
    setFault(answer.ok ? undefined : answer);
    if (!answer.ok) { at.left = 0; return setTries(undefined); }
    const page = at.pageOf(answer.value);
    const version = page.request?.version ?? -1;
    if (page.state === 'running' || version === at.version) at.left = Math.max(0, at.left - 1);
    else at.left = 0;
    at.version = version;
    setValue(() => answer.value);
    setTries(was => (was === undefined ? undefined : settled(at.left, page)));
    const expected = at.left > 0 || (page.state === 'none' && at.early-- > 0);
    const ms = expected ? FAST : paceOf(page);
    return ms === undefined ? undefined : again(ms);
  }, []);

  const follow = useCallback(() => { here.current.left = TRIES; setTries(TRIES); void look(); }, [look]);
  useEffect(() => {
    const at = here.current;
    at.alive = true;
    void look();
    return () => { at.alive = false; clearTimeout(at.timer); };
  }, [look]);
  return { value, fault, awaited: (tries ?? 0) > 0, slow: tries === 0, reload: () => void look(), follow };
}

/** Undefined: it has shown. 0: it has not, in all the time it was given. */
const settled = (left: number, page: RequestPage) => (left > 0 || page.state === 'running' ? left : undefined);
