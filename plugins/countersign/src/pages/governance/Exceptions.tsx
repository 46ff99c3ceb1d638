import type { Metrics } from '@countersign/backstage-plugin-countersign-common';
import { RiBookOpenLine, RiErrorWarningLine } from '@remixicon/react';
import { Link } from 'react-router-dom';
import { when } from '../../lib/format';
import { requestPath } from '../../routes';

/** What a person must look at: outcomes nobody knows, access that could not be removed, questions without an answer. */
export function Exceptions({ metrics }: { metrics: Metrics }) {
  const rows = [
    ...metrics.exceptions.map(e => ({ key: `${e.requestId}${e.itemId}`, icon: <RiErrorWarningLine className="cs-i cs-ico-wait" aria-hidden />, text: e.why, id: e.requestId, at: e.since })),
    ...metrics.knowledgeGaps.map(g => ({ key: `gap-${g.requestId}`, icon: <RiBookOpenLine className="cs-i cs-ico-info" aria-hidden />, text: `No article answers: ${g.question}`, id: g.requestId, at: g.at })),
  ];
  return (
    <section className="cs-group"><h2>Exceptions</h2>
      {rows.length ? <ul className="cs-card cs-list cs-exc">{rows.map(r => <li key={r.key}>{r.icon}<span>{r.text}<br /><span className="cs-small cs-muted">{when(r.at)}</span></span><Link to={requestPath(r.id)}>{r.id}</Link></li>)}</ul>
        : <div className="cs-card cs-pad cs-empty"><b>None</b><p className="cs-muted">Outcomes nobody knows and access that could not be removed show up here until somebody settles them.</p></div>}
    </section>
  );
}
