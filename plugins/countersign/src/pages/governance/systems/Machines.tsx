import { Button } from '@backstage/ui';
import type { MachinesView } from '@countersign/backstage-plugin-countersign-common';
import { ApiFault } from '../../../api';
import { Fault } from '../../../pieces/Fault';
import { useAct } from '../../../lib/act';
import { useDesk, useLoaded, useMe } from '../../../lib/data';
import { nameOf, whenIn } from '../../../lib/format';

/** Which machines may send which events, and what of theirs waits for two people. */
export function Machines() {
  const desk = useDesk();
  const { value, error, reload, set } = useLoaded(() => desk.machines(), [], 20);
  const { busy, fault, act } = useAct();
  // The service desk sees systems and not machines.
  if (error instanceof ApiFault && error.status === 403) return null;
  if (error && !value) return <Fault error={error} retry={reload} />;
  if (!value) return null;
  return (
    <section className="cs-group"><h2>Machines</h2>
      {fault && <Fault error={fault} />}
      <ul className="cs-card cs-list">
        {value.held.map(h => <Held key={h.id} hold={h} may={value.may.includes(h.id)} busy={busy} release={() => act(async () => set(await desk.releaseMachine(h.id)))} />)}
        {value.permits.map(p => <li key={p.source} className="cs-keep"><span>{p.source}</span><span className="cs-small cs-muted">may say: {p.kinds.join(', ')}</span></li>)}
        {!value.permits.length && <li><span className="cs-muted">No machine may send events.</span></li>}
      </ul>
      <p className="cs-small cs-muted cs-below">An event is a hint: its source is read again before anything changes.</p>
    </section>
  );
}

function Held({ hold: h, may, busy, release }: { hold: MachinesView['held'][number]; may: boolean; busy: boolean; release: () => void }) {
  const { me } = useMe();
  return (
    <li className="cs-find"><span><b>Held: {h.source} would change {h.subjects.length === 1 ? '1 person' : `${h.subjects.length} people`}</b><br />
      {h.why === 'mass' ? 'Too many at once. ' : 'Somebody privileged is among them. '}{h.subjects.slice(0, 6).map(s => s.name).join(', ')}{h.subjects.length > 6 && ` and ${h.subjects.length - 6} more`}<br />
      <span className="cs-small cs-muted">Since {whenIn(h.at)}{h.release && `. ${nameOf(me.names, h.release.by)} asked for the release ${whenIn(h.release.at)}`}</span></span>
      {may ? <Button variant={h.release ? 'primary' : 'secondary'} size="small" isDisabled={busy} onPress={release}>{h.release ? 'Release' : 'Ask for the release'}</Button>
        : <span className="cs-small cs-muted">{h.release?.by === me.ref ? 'A second person releases it.' : ''}</span>}
    </li>
  );
}
