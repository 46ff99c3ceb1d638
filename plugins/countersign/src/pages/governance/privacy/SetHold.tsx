import { Button, Select, TextField } from '@backstage/ui';
import type { PrivacyView } from '@countersign/backstage-plugin-countersign-common';
import { useState } from 'react';
import { Fault } from '../../../pieces/Fault';
import { PersonSelect } from '../../../pieces/PersonSelect';
import { useAct } from '../../../lib/act';
import { useDesk } from '../../../lib/data';

const ON = [{ id: 'person', label: 'One person' }, { id: 'request', label: 'One request' }];

/** Opens on demand: most visits only read. */
export function SetHold({ set }: { set: (view: PrivacyView) => void }) {
  const [shown, show] = useState(false);
  return shown ? <Form set={view => { set(view); show(false); }} close={() => show(false)} /> : <div className="cs-below"><Button variant="secondary" size="small" onPress={() => show(true)}>Set a hold</Button></div>;
}

function Form({ set, close }: { set: (view: PrivacyView) => void; close: () => void }) {
  const desk = useDesk();
  const { busy, fault, act } = useAct();
  const [on, setOn] = useState('person');
  const [person, setPerson] = useState<string>();
  const [id, setId] = useState('');
  const [reason, setReason] = useState('');
  const target = on === 'person' ? person && { person } : id.trim() && { requestId: id.trim().toUpperCase() };
  return (
    <div className="cs-card cs-pad cs-stack cs-below">
      <div className="cs-inline">
        <Select label="On" options={ON} selectedKey={on} onSelectionChange={key => setOn(String(key))} />
        {on === 'person' ? <PersonSelect label="Person" value={person} onChange={setPerson} /> : <TextField label="Request" placeholder="REQ-7K3MQ2PA" value={id} onChange={setId} />}
        <TextField label="Why" placeholder="Which matter it is for" value={reason} onChange={setReason} />
      </div>
      {fault && <Fault error={fault} />}
      <div className="cs-btns"><Button variant="primary" isDisabled={busy || !target || !reason.trim()} onPress={() => act(async () => { if (target) set(await desk.setHold({ ...target, reason: reason.trim() })); })}>Keep everything of it</Button><Button variant="tertiary" onPress={close}>Not now</Button></div>
    </div>
  );
}
