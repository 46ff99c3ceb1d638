import { Button } from '@backstage/ui';
import { useEffect, useRef, useState } from 'react';
import { wordsOf } from '../../api';
import { useDesk } from '../../lib/data';
import { useProof } from '../../lib/proof';
import { takeArrived } from '../../lib/returned';

/** Shown once, after a fresh proof, to the person it is for. It is never in the page before and not after. */
export function Reveal({ requestId, secret }: { requestId: string; secret: string }) {
  const desk = useDesk();
  const { leave, busy, fault: away } = useProof();
  const [shown, setShown] = useState<{ value?: string; fault?: string }>({});
  const once = useRef(false);
  useEffect(() => {
    if (once.current) return;
    once.current = true;
    const proof = takeArrived(secret);
    if (proof) desk.reveal(secret, proof).then(setShown, e => setShown({ fault: wordsOf(e) }));
  }, [desk, secret]);
  if (shown.value) return <div className="cs-inset cs-stack" role="status"><p className="cs-small cs-muted">Your one-time password. Change it at the next sign-in. It is not shown again.</p><code className="cs-code cs-mono">{shown.value}</code></div>;
  const fault = shown.fault ?? away;
  return (
    <div className="cs-need">
      <div className="cs-stack"><span><b>Your one-time password is ready.</b> Prove it is you, and it is shown once. It is kept for ten minutes.</span>{fault && <span role="alert">{fault}</span>}</div>
      <Button variant="primary" size="small" isDisabled={busy} onPress={() => leave(d => d.challengeReveal(secret), { kind: 'secret', requestId, secret })}>Prove it is me and show it</Button>
    </div>
  );
}
