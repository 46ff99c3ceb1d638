import type { ApprovalView } from '@countersign/core';
import { useState } from 'react';
import type { Batched } from '../../contract';
import { call, type FaultSaid } from '../lib/call';
import { untilDone } from '../lib/untilDone';

type Failed = Extract<Batched[number], { ok: false }>;

/** Sends a yes on exactly these payloads, waits for what it began, and says which did not count. */
export function useBatch(some: readonly ApprovalView[], onDone: (said: string) => void) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<FaultSaid>();
  const [failed, setFailed] = useState<readonly Failed[]>([]);
  const approve = async () => {
    setBusy(true);
    setFault(undefined);
    const answer = await call('decideBatch', { approvals: some.map(({ id, payloadHash }) => ({ id, payloadHash })) });
    if (!answer.ok) { setBusy(false); return setFault(answer); }
    const refused = answer.value.filter(i => !i.ok);
    const counted = some.filter(a => answer.value.some(i => i.ok && i.id === a.id));
    await Promise.all([...new Set(counted.map(a => a.requestId))].map(id => untilDone({ id })));
    setBusy(false);
    setFailed(refused);
    return refused.length ? undefined : onDone(`You approved ${counted.length}`);
  };
  return { busy, fault, failed, approve };
}
