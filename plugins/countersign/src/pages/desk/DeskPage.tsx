import { useState } from 'react';
import { Fault } from '../../pieces/Fault';
import { Waiting } from '../../pieces/Skeleton';
import { useDesk, useLoaded, useMe } from '../../lib/data';
import { nameOf, when } from '../../lib/format';
import { HandoffCard } from './HandoffCard';

/** The queue of what needs a person, oldest first. */
export function DeskPage() {
  const desk = useDesk();
  const { me } = useMe();
  const queue = useLoaded(() => desk.handoffs(), [], 6);
  const [picked, pick] = useState<string>();
  if (queue.error) return <Fault error={queue.error} retry={queue.reload} />;
  if (!queue.value) return <Waiting rows={4} />;
  const current = queue.value.find(r => r.id === picked) ?? queue.value[0];
  if (!current) return <div className="cs-card cs-pad cs-empty"><b>The queue is empty</b><p className="cs-muted">What the agent cannot settle shows up here, with everything it found and tried.</p></div>;
  return (
    <div className="cs-approve">
      <nav className="cs-inbox-col" aria-label="Queue">
        <ul className="cs-inbox">{queue.value.map(r => (
          <li key={r.id}><a href={`#${r.id}`} aria-current={r.id === current.id ? 'true' : undefined} onClick={e => { e.preventDefault(); pick(r.id); }}>
            <b>{r.title}</b><span className="cs-small cs-muted">{nameOf(me.names, r.requester)}, {when(r.updatedAt)}{r.flagged ? ', tried to give orders' : ''}</span>
          </a></li>
        ))}</ul>
      </nav>
      <HandoffCard key={current.id} request={current} reload={queue.reload} />
    </div>
  );
}
