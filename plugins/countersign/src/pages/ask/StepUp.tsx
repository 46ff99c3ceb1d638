import { Button, TextField } from '@backstage/ui';
import type { RequestView, StepUpAnswer } from '@countersign/backstage-plugin-countersign-common';
import { useState } from 'react';
import { ApiFault } from '../../api';
import { useDesk } from '../../lib/data';
import type { CardProps } from './ActionCard';

/** Proof of identity for this very action, from the person's own device. */
export function StepUp({ request, item, onChange }: CardProps) {
  const desk = useDesk();
  const [challenge, setChallenge] = useState<StepUpAnswer>();
  const [code, setCode] = useState('');
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    setFault(undefined);
    try { await work(); } catch (e) { setFault(e instanceof ApiFault ? `${e.message} ${e.next}` : 'That did not work. Try again.'); }
    setBusy(false);
  };
  const start = () => run(async () => { setChallenge((await desk.stepUp(request.id, { itemId: item.id })) as StepUpAnswer); });
  const prove = () => run(async () => {
    onChange((await desk.stepUp(request.id, { itemId: item.id, challengeId: challenge?.challengeId, proof: code })) as RequestView);
  });
  if (!challenge) {
    return <div className="cs-need"><span><b>Prove it is you.</b> It takes a few seconds, on a device you registered.</span><Button variant="primary" size="small" isDisabled={busy} onPress={start}>Prove it is me</Button>{fault && <span role="alert">{fault}</span>}</div>;
  }
  return (
    <form className="cs-need" onSubmit={e => { e.preventDefault(); prove(); }}>
      <div className="cs-stack">
        <span><a href={challenge.url} target="_blank" rel="noreferrer">Open your device</a> and type the code it shows.</span>
        <TextField className="cs-code" label="Code" inputMode="numeric" autoComplete="one-time-code" value={code} onChange={setCode} isInvalid={Boolean(fault)} size="small" />
        {fault && <span role="alert">{fault}</span>}
      </div>
      <Button type="submit" variant="primary" size="small" isDisabled={busy || code.trim().length < 6}>Confirm</Button>
    </form>
  );
}
