import type { Grant } from '@countersign/backstage-plugin-countersign-common';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { Fault } from '../../pieces/Fault';
import { Waiting } from '../../pieces/Skeleton';
import { useDesk, useLoaded } from '../../lib/data';
import { when } from '../../lib/format';
import { BASE, requestPath } from '../../routes';
import { Held } from './Held';
import { Links } from './Links';
import { Unsettled } from './Unsettled';

const HELD: readonly Grant['state'][] = ['active', 'ending'];
const OPEN: readonly Grant['state'][] = ['unknown', 'exception'];

/** What one holds, with its end, what is not settled, and what one asked. */
export function AccessPage() {
  const desk = useDesk();
  const held = useLoaded(() => desk.grants(), [], 15);
  const asked = useLoaded(() => desk.list(), [], 15);
  const [fault, setFault] = useState<Error>();
  const act = async (path: string, body?: object) => {
    setFault(undefined);
    try { await desk.verb(path, body); await Promise.all([held.reload(), asked.reload()]); } catch (e) { setFault(e as Error); }
  };
  if (held.error) return <Fault error={held.error} retry={held.reload} />;
  if (!held.value) return <Waiting rows={4} />;
  const active = held.value.filter(g => HELD.includes(g.state));
  const open = held.value.filter(g => OPEN.includes(g.state));
  const over = held.value.filter(g => g.state === 'ended').slice(0, 8);
  return (
    <>
      <div className="cs-head"><h1 className="cs-t-page">What you hold</h1></div>
      {fault && <Fault error={fault} />}
      {open.length > 0 && (
        <section className="cs-group"><h2>Not settled</h2>
          <ul className="cs-card cs-list">{open.map(g => <Unsettled key={g.id} grant={g} act={act} />)}</ul>
        </section>
      )}
      <section className="cs-group" aria-label="Held now">
        {active.length ? <ul className="cs-card cs-list">{active.map(g => <Held key={g.id} grant={g} act={act} />)}</ul>
          : <div className="cs-card cs-pad cs-empty"><b>You hold nothing through us yet</b><p className="cs-muted">Access you ask for shows up here, with its reason and its end.</p><Link to={BASE}>Ask for something</Link></div>}
      </section>
      {over.length > 0 && (
        <section className="cs-group"><h2>Ended</h2>
          <ul className="cs-card cs-list">{over.map(g => <li key={g.id} className="cs-held plain"><b>{g.title}</b><span className="cs-muted">{g.reason}</span><span className="cs-end cs-muted">{`${g.endedBecause ?? 'Ended'}${g.until ? `, ${when(g.until)}` : ''}`}</span></li>)}</ul>
        </section>
      )}
      <section className="cs-group"><h2>What you asked</h2>
        {asked.value?.length ? <ul className="cs-card cs-list">{asked.value.map(r => <li key={r.id}><Link to={requestPath(r.id)}><b>{r.title}</b></Link><span className="cs-muted">{r.headline}</span><span className="cs-small cs-muted">{r.rehearsal ? 'Rehearsal. ' : ''}{r.id}, {when(r.createdAt)}</span></li>)}</ul> : <p className="cs-muted">Nothing yet.</p>}
      </section>
      <Links />
    </>
  );
}
