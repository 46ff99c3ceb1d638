import { useState } from 'react';
import type { CallName, Got, Sent } from '../../contract';
import { call, type FaultSaid } from './call';

export type Act = <C extends CallName>(name: C, sent: Sent<C>) => Promise<Got<C> | undefined>;
export interface Acting { readonly busy: boolean; readonly fault?: FaultSaid; readonly act: Act }

/** One call at a time. A refusal stays on screen until the next try; undefined came of it. */
export function useAct(): Acting {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<FaultSaid>();
  const act: Act = async (name, sent) => {
    setBusy(true);
    setFault(undefined);
    const answer = await call(name, sent);
    setBusy(false);
    if (answer.ok) return answer.value;
    setFault(answer);
    return undefined;
  };
  return { busy, fault, act };
}
