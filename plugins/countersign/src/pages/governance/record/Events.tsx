import { Button, TextField } from '@backstage/ui';
import type { AuditEvent } from '@countersign/backstage-plugin-countersign-common';
import { useEffect, useState } from 'react';
import { Fault } from '../../../pieces/Fault';
import { Waiting } from '../../../pieces/Skeleton';
import { useAct } from '../../../lib/act';
import { useDesk, useLoaded, useMe } from '../../../lib/data';
import { clock, nameOf, when } from '../../../lib/format';

/** The journal, newest first; each event opens in place. */
export function Events() {
  const desk = useDesk();
  const [about, setAbout] = useState('');
  const id = /^(REQ|SYS)-\S+$/i.test(about.trim()) ? about.trim() : undefined;
  const first = useLoaded(() => desk.audit(id ? { requestId: id } : {}), [id]);
  const [events, setEvents] = useState<readonly AuditEvent[]>([]);
  const [next, setNext] = useState<string>();
  useEffect(() => { if (first.value) { setEvents(first.value.events); setNext(first.value.next); } }, [first.value]);
  const { busy, fault, act } = useAct();
  const more = () => act(async () => { const page = await desk.audit({ ...(id && { requestId: id }), before: next }); setEvents([...events, ...page.events]); setNext(page.next); });
  return (
    <section className="cs-group"><h2>Events</h2>
      <div className="cs-card">
        <div className="cs-card-sec cs-inline"><TextField label="Only of one request" placeholder="REQ-7K3MQ2PA" value={about} onChange={setAbout} /></div>
        {(first.error ?? fault) && <div className="cs-card-sec"><Fault error={(first.error ?? fault) as Error} /></div>}
        {first.loading && <Waiting rows={5} />}
        <ol className="cs-events">{events.map(e => <Event key={`${e.requestId}${e.seq}`} event={e} />)}</ol>
        {!first.loading && !events.length && !first.error && <p className="cs-card-sec cs-muted">No events.</p>}
        {next && <div className="cs-card-sec"><Button variant="secondary" size="small" isDisabled={busy} onPress={more}>Show earlier events</Button></div>}
      </div>
    </section>
  );
}

function Event({ event: e }: { event: AuditEvent }) {
  const { me } = useMe();
  const whose = e.requestId.startsWith('REQ-') ? e.requestId.slice(4) : 'The desk';
  return (
    <li className={/intent|verified|undone|ended/.test(e.kind) ? 'cs-effect' : undefined}>
      <time dateTime={e.at} title={when(e.at)}>{clock(e.at)}</time><span className="cs-link" aria-hidden />
      <span className="cs-stage" title={e.requestId}>{whose}</span>
      <details className="cs-what"><summary>{e.summary} <span className="cs-muted">by {e.actor === 'countersign' ? 'Countersign' : nameOf(me.names, e.actor)}</span></summary><pre className="cs-mono cs-quoted cs-small">{JSON.stringify(e.data, null, 1)}</pre></details>
      <span className="cs-hash" title={e.hash}>{e.hash.slice(0, 8)}</span>
    </li>
  );
}
