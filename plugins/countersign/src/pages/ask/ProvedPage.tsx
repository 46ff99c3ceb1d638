import { Button } from '@backstage/ui';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { wordsOf, type CountersignApi } from '../../api';
import { useDesk } from '../../lib/data';
import { takeProof, type Leaving } from '../../lib/proof';
import { backTo, handOver, type Back } from '../../lib/returned';
import { Waiting } from '../../pieces/Skeleton';
import { BASE } from '../../routes';

const FAULTS: Record<string, string> = {
  new: 'That way of proving was set up less than seven days ago. Prove it another way, or ask your manager to vouch for you.',
  'not-this-person': 'You signed in there as somebody else.',
  expired: 'That took too long.',
  weak: 'That way of signing in is not strong enough for this.',
  refused: 'The identity provider did not confirm that it is you.',
};

/** The identity provider sent the person back: hands the proof to the desk and returns to where they left. */
export function ProvedPage() {
  const desk = useDesk();
  const navigate = useNavigate();
  const [fault, setFault] = useState<string>();
  const [back, setBack] = useState<Back>({ path: BASE, said: 'Back to Ask IT' });
  const once = useRef(false);
  useEffect(() => {
    if (once.current) return;
    once.current = true;
    const said = new URLSearchParams(window.location.hash.slice(1));
    // The proof leaves the address bar and the history before anything else happens.
    window.history.replaceState(window.history.state, '', window.location.pathname);
    const leaving = takeProof();
    if (!leaving) { setFault('This page belongs to a proof that is over.'); return; }
    const to = backTo(leaving);
    setBack(to);
    const proof = said.get('proof');
    if (!proof) { setFault(FAULTS[said.get('fault') ?? ''] ?? FAULTS.refused); return; }
    hand(desk, leaving, proof).then(() => navigate(to.path, { replace: true, state: to.state }), e => setFault(wordsOf(e)));
  }, [desk, navigate]);
  if (!fault) return <Waiting />;
  return (
    <div className="cs-card cs-pad cs-empty" role="alert">
      <b>{fault}</b>
      <p className="cs-muted">Nothing was done. Go back and try again, or ask the service desk to help you prove who you are.</p>
      <Button variant="primary" onPress={() => navigate(back.path, { replace: true })}>{back.said}</Button>
    </div>
  );
}

const hand = (desk: CountersignApi, leaving: Leaving, proof: string): Promise<unknown> => (handOver[leaving.kind] as (d: CountersignApi, l: Leaving, p: string) => Promise<unknown>)(desk, leaving, proof);
