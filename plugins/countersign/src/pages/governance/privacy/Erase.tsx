import { Button, TextField } from '@backstage/ui';
import type { PrivacyView } from '@countersign/backstage-plugin-countersign-common';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { Fault } from '../../../pieces/Fault';
import { PersonSelect } from '../../../pieces/PersonSelect';
import { useAct } from '../../../lib/act';
import { useDesk, useMe } from '../../../lib/data';
import { whenIn } from '../../../lib/format';
import { requestPath } from '../../../routes';

/** Erasing a person is a request that security decides; what was erased stays proved. */
export function Erase({ view }: { view: PrivacyView }) {
  if (!view.mayErase && !view.erasures.length) return null;
  return (
    <section className="cs-group"><h2>Erasing a person</h2>
      {view.mayErase && <Ask />}
      {view.erasures.length > 0 && (
        <ul className="cs-card cs-list cs-tight cs-below">{view.erasures.map(e => (
          <li key={e.requestId} className="cs-keep"><span>{e.personName}: {e.headline}<br /><span className="cs-small cs-muted">Asked {whenIn(e.at)}</span></span><Link to={requestPath(e.requestId)}>{e.requestId}</Link></li>
        ))}</ul>
      )}
    </section>
  );
}

function Ask() {
  const desk = useDesk();
  const { me } = useMe();
  const navigate = useNavigate();
  const { busy, fault, act } = useAct();
  const [person, setPerson] = useState<string>();
  const [reason, setReason] = useState('');
  const send = () => act(async () => {
    if (!person) return;
    const request = await desk.erasePerson({ person, reason: reason.trim() });
    navigate(requestPath(request.id), { state: { request } });
  });
  return (
    <div className="cs-card cs-pad cs-stack">
      <p>Everything they wrote and everything that names them is erased, here. The record keeps refs, times and proofs. Nothing of it comes back.</p>
      <div className="cs-inline"><PersonSelect label="Person" value={person} onChange={setPerson} except={me.ref} /><TextField label="Why" placeholder="Security decides, and reads this" value={reason} onChange={setReason} /></div>
      {fault && <Fault error={fault} />}
      <div className="cs-btns"><Button variant="secondary" isDisabled={busy || !person || !reason.trim()} onPress={send}>{person ? `Ask to erase ${me.names[person] ?? 'them'}` : 'Ask to erase'}</Button></div>
    </div>
  );
}
