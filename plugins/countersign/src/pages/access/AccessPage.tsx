import { Button } from '@backstage/ui';
import type { Grant } from '@countersign/backstage-plugin-countersign-common';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { Fault } from '../../pieces/Fault';
import { Waiting } from '../../pieces/Skeleton';
import { useDesk, useLoaded } from '../../lib/data';
import { left, when } from '../../lib/format';
import { BASE, requestPath } from '../../routes';

/** What one holds, with its end, and what one asked. */
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
  const active = held.value.filter(g => g.state === 'active' || g.state === 'ending');
  const over = held.value.filter(g => g.state !== 'active' && g.state !== 'ending').slice(0, 8);
  return (
    <>
      <div className="cs-head"><h1 className="cs-t-page">What you hold</h1></div>
      {fault && <Fault error={fault} />}
      <section className="cs-group" aria-label="Held now">
        {active.length ? <ul className="cs-card cs-list">{active.map(g => <Held key={g.id} grant={g} act={act} />)}</ul>
          : <div className="cs-card cs-pad cs-empty"><b>You hold nothing through us yet</b><p className="cs-muted">Access you ask for shows up here, with its reason and its end.</p><Link to={BASE}>Ask for something</Link></div>}
      </section>
      {over.length > 0 && (
        <section className="cs-group"><h2>Ended</h2>
          <ul className="cs-card cs-list">{over.map(g => <li key={g.id} className="cs-held plain"><b>{g.title}</b><span className="cs-muted">{g.reason}</span><span className="cs-end cs-muted">{g.state === 'exception' ? 'Could not be removed: a person looks at it' : `${g.endedBecause ?? 'Ended'}, ${when(g.until)}`}</span></li>)}</ul>
        </section>
      )}
      <section className="cs-group"><h2>What you asked</h2>
        {asked.value?.length ? <ul className="cs-card cs-list">{asked.value.map(r => <li key={r.id}><Link to={requestPath(r.id)}><b>{r.title}</b></Link><span className="cs-muted">{r.headline}</span><span className="cs-small cs-muted">{r.id}, {when(r.createdAt)}</span></li>)}</ul> : <p className="cs-muted">Nothing yet.</p>}
      </section>
    </>
  );
}

function Held({ grant, act }: { grant: Grant; act: (path: string, body?: object) => Promise<void> }) {
  const total = grant.until ? Date.parse(grant.until) - Date.parse(grant.since) : 0;
  const rest = grant.until ? Math.max(0, Date.parse(grant.until) - Date.now()) : 0;
  const share = total ? Math.round((rest / total) * 100) : 100;
  return (
    <li className="cs-held">
      <span><b>{grant.title}</b><br /><Link className="cs-small" to={requestPath(grant.requestId)}>{grant.requestId}</Link></span>
      <span className="cs-muted">{grant.reason}{grant.ticket ? `. Ends when ${grant.ticket} closes` : ''}</span>
      <span>{left(grant.until)}{grant.until && <span className={`cs-meter ${share < 20 ? 'low' : ''}`} role="img" aria-label={`${share} percent of the time is left`}><i style={{ ['--v' as string]: `${share}%` }} /></span>}</span>
      <span className="cs-btns cs-end">
        {grant.extendable && grant.state === 'active' && <Button variant="secondary" size="small" onPress={() => act(`/grants/${grant.id}/extend`, { duration: 'PT2H' })}>2 hours more</Button>}
        <Button variant="tertiary" size="small" isDisabled={grant.state !== 'active'} onPress={() => act(`/grants/${grant.id}/return`)}>Give back</Button>
      </span>
    </li>
  );
}
