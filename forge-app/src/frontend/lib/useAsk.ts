import { useState } from 'react';
import type { Act, Acting } from './useAct';
import type { Polled } from './usePoll';

interface Asked { readonly acting: Acting; readonly polled: Pick<Polled<unknown>, 'follow'>; /** The request on screen. */ readonly id?: string }

const idOf = (got: unknown): string | undefined => (typeof got === 'object' && got !== null && 'id' in got && typeof got.id === 'string' ? got.id : undefined);

/** Does it, then looks until it shows here; or names the request it became, where it was asked anew (G21). */
export function useAsk({ acting, polled, id }: Asked): { readonly ask: Act; readonly anew?: string } {
  const [anew, setAnew] = useState<string>();
  const ask: Act = async (name, sent) => {
    const got = await acting.act(name, sent);
    const started = idOf(got);
    if (got === undefined) return got;
    if (id && started && started !== id) setAnew(started);
    else polled.follow();
    return got;
  };
  return { ask, anew };
}
