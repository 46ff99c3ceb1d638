import type { AuditEvent } from '@countersign/backstage-plugin-countersign-common';
import { Link } from 'react-router-dom';
import { useDesk, useLoaded, useMe } from '../../../lib/data';
import { nameOf, when } from '../../../lib/format';
import { requestPath } from '../../../routes';

const WHAT: Readonly<Record<string, string>> = { request: 'opened', queue: 'saw in the queue', record: 'read events of', why: 'asked why about', replay: 'replayed', export: 'exported', pack: 'packed the evidence of' };
const SHOWN = 8;

/** Who read other people's requests: one line per reader, kind and hour. */
export function Readers() {
  const desk = useDesk();
  const { value } = useLoaded(() => desk.audit({ kind: 'record.read' }), []);
  if (!value?.events.length) return null;
  return (
    <section className="cs-group"><h2>Who read what</h2>
      <div className="cs-card">
        <List events={value.events.slice(0, SHOWN)} />
        {value.events.length > SHOWN && <details className="cs-steps cs-card-sec"><summary>Earlier readings</summary><List events={value.events.slice(SHOWN)} /></details>}
      </div>
    </section>
  );
}

function List({ events }: { events: readonly AuditEvent[] }) {
  const { me } = useMe();
  return (
    <ul className="cs-list cs-tight">{events.map(e => {
      const { what, id } = e.data as unknown as { what: string; id: string };
      return <li key={`${e.requestId}${e.seq}`} className="cs-keep"><span>{nameOf(me.names, e.actor)} {WHAT[what] ?? 'read'} <Link to={requestPath(id)}>{id}</Link></span><span className="cs-small cs-muted">{when(e.at)}</span></li>;
    })}</ul>
  );
}
