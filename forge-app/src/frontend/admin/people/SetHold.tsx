import type { PrivacyView } from '@countersign/core';
import { Heading, Inline, LoadingButton, Stack } from '@forge/react';
import { useState } from 'react';
import { AccountField } from '../../pieces/AccountField';
import { Choice } from '../../pieces/Choice';
import { Fault } from '../../pieces/Fault';
import { Field } from '../../pieces/Field';
import { Note } from '../../pieces/Facts';
import { Reason, isReason } from '../../pieces/Reason';
import { useAct } from '../../lib/useAct';

const ON = [{ value: 'person', label: 'One person' }, { value: 'request', label: 'One request' }];

/** On one person or one request. A new `key` empties the form once it is set. */
export function SetHold({ set }: { set: (view: PrivacyView) => void }) {
  const [made, setMade] = useState(0);
  return <Form key={made} done={view => { set(view); setMade(made + 1); }} />;
}

function Form({ done }: { done: (view: PrivacyView) => void }) {
  const { busy, fault, act } = useAct();
  const [on, setOn] = useState('person');
  const [person, setPerson] = useState<string>();
  const [request, setRequest] = useState('');
  const [reason, setReason] = useState('');
  const requestId = request.trim().toUpperCase();
  const target = on === 'person' ? person && { person } : requestId && { requestId };
  const send = async () => {
    const view = target && (await act('setHold', { ...target, reason: reason.trim() }));
    if (view) done(view);
  };
  return (
    <Stack space="space.150">
      <Heading as="h3" size="small">Set a hold</Heading>
      <Choice label="On" options={ON} value={on} onChange={setOn} />
      {on === 'person' ? <AccountField label="Account id of whom to hold" onChange={setPerson} /> : <Field label="Request" placeholder="REQ-7K3MQ2PA" most={40} onChange={setRequest} />}
      <Reason label="Why it is held" help="Which matter it is for. Privacy officers and auditors read this." onChange={setReason} />
      <Note>You set it alone, at once. It takes two people to lift it.</Note>
      {fault && <Fault fault={fault} />}
      <Inline><LoadingButton appearance="primary" isLoading={busy} isDisabled={!target || !isReason(reason)} onClick={send}>Keep everything of it</LoadingButton></Inline>
    </Stack>
  );
}
