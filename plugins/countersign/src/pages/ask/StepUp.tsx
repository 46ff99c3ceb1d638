import { Button } from '@backstage/ui';
import type { StepUpAnswer } from '@countersign/backstage-plugin-countersign-common';
import { useState } from 'react';
import { useProof } from '../../lib/proof';
import type { CardProps } from './ActionCard';
import { Vouching } from './Vouching';

/** Proof of identity for this very action, at the company's identity provider. It comes back to `ProvedPage`. Who cannot has a manager. */
export function StepUp({ request, item, names }: Pick<CardProps, 'request' | 'item' | 'names'>) {
  const { leave, busy, fault } = useProof();
  const [cannot, setCannot] = useState(Boolean(item.vouched));
  const prove = () => leave(async desk => (await desk.stepUp(request.id, { itemId: item.id })) as StepUpAnswer, { kind: 'request', requestId: request.id, itemId: item.id });
  return (
    <>
      <div className="cs-need">
        <div className="cs-stack"><span><b>Prove it is you.</b> You sign in again, with a device you registered, and come back here.</span>{fault && <span role="alert">{fault}</span>}</div>
        <div className="cs-btns">
          <Button variant="primary" size="small" isDisabled={busy} onPress={prove}>Prove it is me</Button>
          {!cannot && <Button variant="tertiary" size="small" onPress={() => setCannot(true)}>I can’t prove it</Button>}
        </div>
      </div>
      {cannot && <Vouching requestId={request.id} item={item} names={names} />}
    </>
  );
}
