import { Alert, Button, TextField } from '@backstage/ui';
import type { Replay as Replayed, ReplayedStep } from '@countersign/backstage-plugin-countersign-common';
import { useState, type FormEvent } from 'react';
import { Fault } from '../../pieces/Fault';
import { useDesk } from '../../lib/data';
import { when } from '../../lib/format';

const RESULT: Readonly<Record<ReplayedStep['result'], string>> = { same: 'Same', different: 'Different', erased: 'Erased in time', unrecorded: 'Nothing to decide on' };

/** Makes every plan and decision of one request again, from its record alone. */
export function Replay() {
  const desk = useDesk();
  const [id, setId] = useState('');
  const [found, setFound] = useState<Replayed>();
  const [fault, setFault] = useState<Error>();
  const [busy, setBusy] = useState(false);
  const run = async (e: FormEvent) => {
    e.preventDefault();
    setFault(undefined);
    setFound(undefined);
    setBusy(true);
    try { setFound(await desk.replay(id.trim().toUpperCase())); } catch (error) { setFault(error as Error); }
    setBusy(false);
  };
  return (
    <section className="cs-group"><h2>Replay</h2>
      <form className="cs-card cs-pad cs-stack" onSubmit={run}>
        <p className="cs-muted">Every plan and decision of one request is made again from its record, without the systems, the directory or a model.</p>
        <div className="cs-inline"><TextField label="Request" description="For example REQ-7K3MQ2PA" value={id} onChange={setId} /><Button type="submit" variant="secondary" isDisabled={busy || !id.trim()}>Replay</Button></div>
        {fault && <Fault error={fault} />}
        <div role="status">{busy && <p className="cs-muted">Deciding again from the record</p>}{found && <Result found={found} />}</div>
      </form>
    </section>
  );
}

function Result({ found }: { found: Replayed }) {
  const said = found.steps.map(s => `${s.what === 'plan' ? 'Plan' : 'Decision'} of ${s.itemId}`);
  return (
    <div className="cs-stack">
      {found.same
        ? <Alert status="success" icon title={`The same, byte for byte: ${found.steps.length} plans and decisions`} />
        : <Alert status={found.erased ? 'warning' : 'danger'} icon title={found.erased ? 'Part of what it saw was erased, as its time was over' : 'Not the same'} />}
      <ol className="cs-reasons bare">{found.steps.map((s, n) => <li key={`${s.seq}${s.itemId}${s.what}`}><span>{said[n]}, {when(s.at)}: {RESULT[s.result]}{s.why && <><br /><span className="cs-small cs-muted">{s.why}</span></>}</span></li>)}</ol>
    </div>
  );
}
