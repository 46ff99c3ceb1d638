import type { ApprovalView } from '@countersign/backstage-plugin-countersign-common';
import { when } from '../../lib/format';

/** One line for each decision; those that are the same but for the person say so. */
export function Inbox({ items, current, pick }: { items: readonly ApprovalView[]; current: string; pick: (id: string) => void }) {
  const alike = (i: ApprovalView) => (i.batch ? items.filter(o => o.batch === i.batch).length : 1);
  return (
    <ul className="cs-inbox">{items.map(i => (
      <li key={i.id}><a href={`#${i.id}`} aria-current={i.id === current ? 'true' : undefined} onClick={e => { e.preventDefault(); pick(i.id); }}>
        <b>{i.item.sentence}</b>
        <span className="cs-small cs-muted">{i.requester.name}, {when(i.askedAt)}{i.home ? `. In ${i.home}` : ''}{i.insteadOf ? `. For ${i.insteadOf.name}` : ''}{alike(i) > 1 ? `. 1 of ${alike(i)} alike` : ''}</span>
      </a></li>
    ))}</ul>
  );
}
