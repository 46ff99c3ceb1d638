import { Button } from '@backstage/ui';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { wordsOf } from '../../api';
import { useDesk } from '../../lib/data';
import { takeProof } from '../../lib/proof';
import { Waiting } from '../../pieces/Skeleton';
import { BASE, requestPath } from '../../routes';

const FAULTS: Record<string, string> = {
  new: 'That way of proving was set up less than seven days ago. Prove it another way, or ask your manager to vouch for you.',
  'not-this-person': 'You signed in there as somebody else.',
  expired: 'That took too long.',
  weak: 'That way of signing in is not strong enough for this.',
  refused: 'The identity provider did not confirm that it is you.',
};

/** The identity provider sent the person back: hands the proof to the desk and returns to the request. */
export function ProvedPage() {
  const desk = useDesk();
  const navigate = useNavigate();
  const [fault, setFault] = useState<string>();
  const [back, setBack] = useState(BASE);
  const once = useRef(false);
  useEffect(() => {
    if (once.current) return;
    once.current = true;
    const said = new URLSearchParams(window.location.hash.slice(1));
    // The proof leaves the address bar and the history before anything else happens.
    window.history.replaceState(window.history.state, '', window.location.pathname);
    const leaving = takeProof();
    if (!leaving) { setFault('This page belongs to a proof that is over.'); return; }
    setBack(requestPath(leaving.requestId));
    const proof = said.get('proof');
    if (!proof) { setFault(FAULTS[said.get('fault') ?? ''] ?? FAULTS.refused); return; }
    desk.stepUp(leaving.requestId, { itemId: leaving.itemId, challengeId: leaving.challengeId, proof })
      .then(() => navigate(requestPath(leaving.requestId), { replace: true }), e => setFault(wordsOf(e)));
  }, [desk, navigate]);
  if (!fault) return <Waiting />;
  return (
    <div className="cs-card cs-pad cs-empty" role="alert">
      <b>{fault}</b>
      <p className="cs-muted">Nothing was done. Go back and try again, or ask the service desk to help you prove who you are.</p>
      <Button variant="primary" onPress={() => navigate(back, { replace: true })}>Back to your request</Button>
    </div>
  );
}
