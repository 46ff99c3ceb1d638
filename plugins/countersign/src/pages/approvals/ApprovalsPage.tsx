import { useEffect, useMemo, useState } from 'react';
import { Fault } from '../../pieces/Fault';
import { Waiting } from '../../pieces/Skeleton';
import { useDesk, useLoaded, useMe } from '../../lib/data';
import { when } from '../../lib/format';
import { Decide } from './Decide';

/** What waits for this person: a list, and one sentence to decide. J and K move. */
export function ApprovalsPage() {
  const desk = useDesk();
  const { refresh } = useMe();
  const waiting = useLoaded(() => desk.approvals(), [], 8);
  const [picked, pick] = useState<string>();
  const [told, tell] = useState<string>();
  const items = useMemo(() => waiting.value ?? [], [waiting.value]);
  const at = Math.max(0, items.findIndex(i => i.id === picked));
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
  const done = async (words: string) => { tell(words); await waiting.reload(); refresh(); };
  return (
    <>
      <p className="cs-vh" role="status">{told}</p>
      {!current && <div className="cs-card cs-pad cs-empty"><b>{told ?? 'Nothing waits for you'}</b><p className="cs-muted">When somebody needs your yes, one sentence shows up here. You can make it smaller before you approve.</p></div>}
      {current && (
        <div className="cs-approve">
          <nav className="cs-inbox-col" aria-label="Waiting for you">
            <ul className="cs-inbox">{items.map(i => (
              <li key={i.id}><a href={`#${i.id}`} aria-current={i.id === current.id ? 'true' : undefined} onClick={e => { e.preventDefault(); pick(i.id); }}>
                <b>{i.item.sentence}</b><span className="cs-small cs-muted">{i.requester.name}, {when(i.askedAt)}</span>
              </a></li>
            ))}</ul>
          </nav>
          <Decide key={`${current.id}${current.item.payloadHash}`} approval={current} onDone={done} />
        </div>
      )}
    </>
  );
}
