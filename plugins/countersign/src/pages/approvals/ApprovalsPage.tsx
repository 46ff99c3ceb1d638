import { Button } from '@backstage/ui';
import { useEffect, useMemo, useState } from 'react';
import { useLocation } from 'react-router-dom';
import { Fault } from '../../pieces/Fault';
import { Waiting } from '../../pieces/Skeleton';
import { useDesk, useLoaded, useMe } from '../../lib/data';
import { Decide } from './Decide';
import { Inbox } from './Inbox';
import { LastYes, type Given } from './LastYes';
import { StandIns } from './StandIns';
import { useLink } from './useLink';
import { Vouch } from './Vouch';

/** What waits for this person: whom to vouch for, a list, and one sentence to decide. J and K move. */
export function ApprovalsPage() {
  const desk = useDesk();
  const { refresh } = useMe();
  const waiting = useLoaded(() => desk.approvals(), [], 8);
  const vouchings = useLoaded(() => desk.vouchings(), [], 8);
  const link = useLink();
  const [picked, pick] = useState<string>();
  const [told, tell] = useState<string | undefined>((useLocation().state as { told?: string } | null)?.told);
  const [given, give] = useState<Given>();
  const items = useMemo(() => waiting.value ?? [], [waiting.value]);
  const wanted = picked ?? link.opened?.approvalId;
  const at = Math.max(0, items.findIndex(i => i.id === wanted));
  useEffect(() => {
    const move = (e: KeyboardEvent) => {
      if ((e.target as HTMLElement).closest('input, textarea, select, [role=slider], [role=dialog]')) return;
      const step = e.key === 'j' ? 1 : e.key === 'k' ? -1 : 0;
      const next = items[at + step];
      if (step && next) pick(next.id);
    };
    document.addEventListener('keydown', move);
    return () => document.removeEventListener('keydown', move);
  }, [items, at]);
  if (waiting.error) return <Fault error={waiting.error} retry={waiting.reload} />;
  if (!waiting.value) return <Waiting rows={4} />;
  const current = items[at];
  const done = async (words: string, yes?: Given) => { tell(words); give(yes); await Promise.all([waiting.reload(), vouchings.reload()]); refresh(); };
  return (
    <div className="cs-stack" style={{ ['--gap' as string]: '20px' }}>
      <p className="cs-vh" role="status">{told}</p>
      {link.notice}
      {given && <LastYes given={given} onBack={() => { give(undefined); tell('You took your yes back'); waiting.reload(); }} />}
      {vouchings.value?.map(v => <Vouch key={`${v.requestId}${v.itemId}${v.at}`} asked={v} />)}
      {!current && !vouchings.value?.length && <div className="cs-card cs-pad cs-empty"><b>{told ?? 'Nothing waits for you'}</b><p className="cs-muted">When somebody needs your yes, one sentence shows up here. You can make it smaller before you approve.</p></div>}
      {current && (
        <div className="cs-approve">
          <nav className="cs-inbox-col" aria-label="Waiting for you"><Inbox items={items} current={current.id} pick={pick} /></nav>
          {items.length > 1 && (
            <div className="cs-back cs-turn">
              <Button variant="tertiary" size="small" isDisabled={at === 0} onPress={() => pick(items[at - 1].id)}>Previous</Button>
              <span className="cs-small cs-muted">{at + 1} of {items.length}</span>
              <Button variant="tertiary" size="small" isDisabled={at === items.length - 1} onPress={() => pick(items[at + 1].id)}>Next</Button>
            </div>
          )}
          <Decide key={`${current.id}${current.item.payloadHash}`} approval={current} alike={items.filter(i => i.batch && i.batch === current.batch)} onDone={done} />
        </div>
      )}
      <StandIns />
    </div>
  );
}
