import { Button, Inline, LoadingButton, Stack } from '@forge/react';
import { useState } from 'react';
import type { Connection, Sent } from '../../contract';
import { Fault } from '../pieces/Fault';
import { Field } from '../pieces/Field';
import type { FaultSaid } from '../lib/call';

/** @returns a refusal, or nothing. */
export type SetSecret = (sent: Sent<'setCredential'>) => Promise<FaultSaid | undefined>;

/** A secret goes in here and is shown nowhere again; setting it anew replaces the one before. */
export function Secret({ application: { title, credential }, setSecret }: { readonly application: Connection; readonly setSecret: SetSecret }) {
  const [typed, setTyped] = useState('');
  const [emptied, setEmptied] = useState(0);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<FaultSaid>();
  const again = credential.state === 'set';
  const [open, setOpen] = useState(!again);
  const send = async () => {
    setBusy(true);
    setFault(await setSecret({ name: credential.name, secret: typed.trim() }));
    setTyped('');
    setEmptied(emptied + 1);
    setBusy(false);
  };
  if (!open) return <Inline><Button onClick={() => setOpen(true)}>{`Replace the secret of ${title}`}</Button></Inline>;
  return (
    <Stack space="space.100">
      <Field key={emptied} label={`${again ? 'New token' : 'Token'} of ${title}`} hidden most={4_000} onChange={setTyped}
        help="As the application made it, with the right to read users and to read and change groups, and no more. It is kept by Atlassian and cannot be read again; who set it and when is on the record." />
      <Inline><LoadingButton isLoading={busy} isDisabled={typed.trim().length < 8} onClick={send}>{`Set the ${again ? 'new ' : ''}secret of ${title}`}</LoadingButton></Inline>
      {fault && <Fault fault={fault} />}
    </Stack>
  );
}
