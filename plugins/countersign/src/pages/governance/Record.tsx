import { Alert, Button } from '@backstage/ui';
import type { AuditEvent, AuditVerification } from '@countersign/backstage-plugin-countersign-common';
import { useEffect, useState } from 'react';
import { Fault } from '../../pieces/Fault';
import { useDesk, useLoaded, useMe } from '../../lib/data';
import { clock, nameOf, when } from '../../lib/format';

/** The journal as a chain; each event opens in place. V verifies now. */
export function Record() {
  const desk = useDesk();
  const { me } = useMe();
  const [events, setEvents] = useState<readonly AuditEvent[]>([]);
  const [next, setNext] = useState<string>();
  const [proof, setProof] = useState<AuditVerification>();
  const [fault, setFault] = useState<Error>();
  const first = useLoaded(() => desk.audit({}), []);
  useEffect(() => { if (first.value) { setEvents(first.value.events); setNext(first.value.next); } }, [first.value]);
  const verify = async () => {
    setFault(undefined);
    try { setProof(await desk.verify()); } catch (e) { setFault(e as Error); }
  };
  useEffect(() => {
    const key = (e: KeyboardEvent) => { if (e.key === 'v' && !(e.target as HTMLElement).closest('input, textarea')) document.getElementById('cs-verify')?.click(); };
    document.addEventListener('keydown', key);
    return () => document.removeEventListener('keydown', key);
  }, []);
  const more = async () => { const page = await desk.audit({ before: next }); setEvents([...events, ...page.events]); setNext(page.next); };
  if (first.error) return <section className="cs-group"><h2>Record</h2><p className="cs-muted">Auditors can read and verify the record.</p></section>;
  return (
    <section className="cs-group"><h2>Record</h2>
      <div className="cs-card">
        <div className="cs-card-sec cs-stack">
          <div className="cs-proof"><Button id="cs-verify" variant="primary" size="small" onPress={verify}>Verify the chain</Button><span className="cs-small cs-muted">Every event carries the hash of the one before it. <kbd className="cs-key">V</kbd></span></div>
          {fault && <Fault error={fault} />}
          <div role="status">
            {proof?.ok && <Alert status="success" icon title={`Intact: ${proof.events} events of ${proof.requests} requests`} description={`Checked from the first event, in ${proof.ms} ms. This shows that nothing was changed; completeness needs a head kept elsewhere.`} />}
            {proof && !proof.ok && <Alert status="danger" icon title={`Broken at ${proof.broken?.requestId}, event ${proof.broken?.seq}`} description={`It ${proof.broken?.why}. Everything before it still holds.`} />}
          </div>
        </div>
        <ol className="cs-events">
          {events.map(e => (
            <li key={`${e.requestId}${e.seq}`} className={/intent|verified|undone|ended/.test(e.kind) ? 'cs-effect' : undefined}>
              <time dateTime={e.at} title={when(e.at)}>{clock(e.at)}</time><span className="cs-link" aria-hidden />
              <span className="cs-stage">{e.requestId.slice(4)}</span>
              <details className="cs-what"><summary>{e.summary} <span className="cs-muted">by {e.actor === 'countersign' ? 'Countersign' : nameOf(me.names, e.actor)}</span></summary><pre className="cs-mono cs-quoted cs-small">{JSON.stringify(e.data, null, 1)}</pre></details>
              <span className="cs-hash">{e.hash.slice(0, 8)}</span>
            </li>
          ))}
        </ol>
        {next && <div className="cs-card-sec"><Button variant="secondary" size="small" onPress={more}>Show earlier events</Button></div>}
      </div>
    </section>
  );
}
