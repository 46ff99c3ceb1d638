import type { PeerEffect } from '@countersign/backstage-plugin-countersign-common';
import { Link } from 'react-router-dom';
import { useMe } from '../../../lib/data';
import { nameOf, whenIn } from '../../../lib/format';
import { requestPath } from '../../../routes';

const SAID: Readonly<Record<string, string>> = { approve: 'approved', decline: 'declined', report: 'reported' };

/** Every decision that came from there, with what it led to: each can be looked at and undone. */
export function Effects({ title, effects }: { title: string; effects: readonly PeerEffect[] }) {
  const { me } = useMe();
  if (!effects.length) return <p className="cs-extend cs-muted">No decision came from {title}.</p>;
  return (
    <ul className="cs-extend" aria-label={`What rests on ${title}`}>{effects.map(e => (
      <li key={`${e.requestId}${e.itemId}${e.at}`} className="cs-whole">{e.sentence}<br />
        <span className="cs-small cs-muted">{nameOf(me.names, e.by)} {SAID[e.decision] ?? e.decision} it in {title} {whenIn(e.at)}. {e.receipt ? 'It was carried out. ' : ''}</span><Link className="cs-small" to={requestPath(e.requestId)}>{e.requestId}</Link></li>
    ))}</ul>
  );
}
