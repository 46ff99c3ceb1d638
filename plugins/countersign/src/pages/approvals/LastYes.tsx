import { Button } from '@backstage/ui';
import type { RequestView } from '@countersign/backstage-plugin-countersign-common';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { wordsOf } from '../../api';
import { useDesk, useMe } from '../../lib/data';
import { nameOf, when } from '../../lib/format';
import { requestPath } from '../../routes';

export interface Given { readonly approvalId: string; readonly request: RequestView; readonly itemId: string }

/** What one just approved and what has not begun: until then the yes can be taken back. */
export function LastYes({ given: { approvalId, request, itemId }, onBack }: { given: Given; onBack: () => void }) {
  const desk = useDesk();
  const { me } = useMe();
  const [fault, setFault] = useState<string>();
  const item = request.items.find(i => i.id === itemId);
  if (item?.state !== 'waiting') return null;
  const others = item.steps.filter(s => s.state === 'open').flatMap(s => s.candidates.slice(0, 2)).map(c => nameOf(me.names, c));
  const back = async () => {
    try { await desk.withdrawVote(approvalId); onBack(); } catch (e) { setFault(wordsOf(e)); }
  };
  return (
    <div className="cs-notice info">
      <span />
      <span>
        <b>You approved it.</b> {item.waiting?.for === 'cooling-off' ? `It waits until ${when(item.waiting.until)}, so that somebody can stop it.` : others.length ? `It still waits for ${others.join(' or ')}.` : 'It has not begun.'} <Link to={requestPath(request.id)}>{request.id}</Link>
        {fault && <span role="alert"><br />{fault}</span>}
      </span>
      <Button variant="secondary" size="small" onPress={back}>Take back my yes</Button>
    </div>
  );
}
