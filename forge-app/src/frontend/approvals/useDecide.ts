import type { ApprovalView } from '@countersign/core';
import { useState } from 'react';
import type { Sent } from '../../contract';
import { call, type FaultSaid } from '../lib/call';
import { untilDone } from '../lib/untilDone';

type Body = Omit<Sent<'decide'>, 'id' | 'payloadHash'>;
const MEANWHILE: FaultSaid = { status: 409, message: 'Your answer did not count: something changed meanwhile.', next: 'Read it again and decide anew.' };

/** Sends a decision on exactly this payload (G13), waits for it, and says so if it did not count. */
export function useDecide(approval: ApprovalView, onDone: (said: string) => void) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<FaultSaid>();
  const decide = async (body: Body, said: string) => {
    setBusy(true);
    setFault(undefined);
    const started = await call('decide', { ...body, id: approval.id, payloadHash: approval.payloadHash });
    if (started.ok) await untilDone(started.value);
    const open = started.ok ? await call('approvals') : started;
    setBusy(false);
    if (!started.ok) return setFault(started);
    if (open.ok && open.value.some(a => a.id === approval.id && a.payloadHash === approval.payloadHash)) return setFault(MEANWHILE);
    return onDone(said);
  };
  return { busy, fault, decide };
}
