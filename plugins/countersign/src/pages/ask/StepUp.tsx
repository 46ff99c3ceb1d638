import { Button } from '@backstage/ui';
import type { StepUpAnswer } from '@countersign/backstage-plugin-countersign-common';
import { useState } from 'react';
import { wordsOf } from '../../api';
import { useDesk } from '../../lib/data';
import { rememberProof } from '../../lib/proof';
import type { CardProps } from './ActionCard';

/** Proof of identity for this very action, at the company's identity provider. It comes back to `ProvedPage`. */
export function StepUp({ request, item }: Omit<CardProps, 'onChange'>) {
  const desk = useDesk();
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const leave = async () => {
    setBusy(true);
    setFault(undefined);
    try {
      const { challengeId, url } = (await desk.stepUp(request.id, { itemId: item.id })) as StepUpAnswer;
      rememberProof({ requestId: request.id, itemId: item.id, challengeId });
      window.location.assign(url);
    } catch (e) {
      setFault(wordsOf(e));
      setBusy(false);
    }
  };
  return (
    <div className="cs-need">
      <div className="cs-stack"><span><b>Prove it is you.</b> You sign in again, with a device you registered, and come back here.</span>{fault && <span role="alert">{fault}</span>}</div>
      <Button variant="primary" size="small" isDisabled={busy} onPress={leave}>Prove it is me</Button>
    </div>
  );
}
