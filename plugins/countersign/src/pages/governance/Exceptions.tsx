import type { Metrics } from '@countersign/backstage-plugin-countersign-common';
import { RiAlertLine, RiBookOpenLine, RiErrorWarningLine, RiShieldLine, RiTimeLine } from '@remixicon/react';
import { Link } from 'react-router-dom';
import { useMe } from '../../lib/data';
import { nameOf, whenIn } from '../../lib/format';
import { BASE, requestPath } from '../../routes';

type Exception = Metrics['exceptions'][number];
const ICON: Readonly<Record<Exception['kind'], typeof RiAlertLine>> = { unknown: RiTimeLine, access: RiErrorWarningLine, waiting: RiTimeLine, machine: RiAlertLine, system: RiAlertLine, glass: RiShieldLine };
/** Where somebody settles what no request tells. */
const SETTLED: Readonly<Partial<Record<Exception['kind'], readonly [string, string]>>> = { machine: ['systems', 'Machines'], system: ['systems', 'Systems'], glass: ['break-glass', 'Review'] };

/** What a person must look at, whose it is and since when: outcomes nobody knows, access that could not be removed, systems that rest, questions without an answer. */
export function Exceptions({ metrics }: { metrics: Metrics }) {
  const { exceptions, knowledgeGaps } = metrics;
  return (
    <section className="cs-group"><h2>Needs a look {exceptions.length > 0 && <span className="cs-small cs-muted">{exceptions.length}</span>}</h2>
      {exceptions.length + knowledgeGaps.length === 0 && <div className="cs-card cs-pad cs-empty"><b>Nothing</b><p className="cs-muted">Outcomes nobody knows, access that could not be removed and systems that rest show up here until somebody settles them.</p></div>}
      {exceptions.length + knowledgeGaps.length > 0 && (
        <ul className="cs-card cs-list cs-exc">
          {exceptions.map(e => <Row key={`${e.kind}${e.requestId}${e.itemId}${e.since}`} exception={e} />)}
          {knowledgeGaps.map(g => <li key={`gap-${g.requestId}`}><RiBookOpenLine className="cs-i cs-ico-info" aria-hidden /><span>No article answers: {g.question}<br /><span className="cs-small cs-muted">Asked {whenIn(g.at)}</span></span><Link to={requestPath(g.requestId)}>{g.requestId}</Link></li>)}
        </ul>
      )}
    </section>
  );
}

function Row({ exception: e }: { exception: Exception }) {
  const { me } = useMe();
  const Icon = ICON[e.kind];
  const at = SETTLED[e.kind];
  const by = [e.owner && `${nameOf(me.names, e.owner)} looks after it`, e.since && `since ${whenIn(e.since)}`, e.retryAt && `tried again ${whenIn(e.retryAt)}`].filter(Boolean).join(', ');
  return (
    <li><Icon className="cs-i cs-ico-wait" aria-hidden /><span>{e.why}<br /><span className="cs-small cs-muted">{by && `${by[0].toUpperCase()}${by.slice(1)}`}</span></span>
      {at ? <Link to={`${BASE}/governance/${at[0]}`}>{at[1]}</Link> : <Link to={requestPath(e.requestId)}>{e.requestId}</Link>}</li>
  );
}
