import { Code, Heading, Inline, LoadingButton, Stack, Text } from '@forge/react';
import { useState } from 'react';
import { Card } from '../pieces/Card';
import { Fault } from '../pieces/Fault';
import { Field } from '../pieces/Field';
import { Note } from '../pieces/Facts';
import { useAct } from '../lib/useAct';

const SENDER = /^[a-z][a-z0-9-]{0,62}$/;

/** What a system signs the events with that it sends here. */
export function Signing() {
  const { busy, fault, act } = useAct();
  const [sender, setSender] = useState('');
  const [shown, setShown] = useState<{ readonly sender: string; readonly secret: string }>();
  const show = async () => {
    const got = await act('signing', { sender });
    if (got) setShown({ sender, secret: got.secret });
  };
  return (
    <Card>
      <Heading as="h3" size="xsmall">Events from other systems</Heading>
      <Text>A system that tells Countersign that something changed signs each message, as Standard Webhooks do. What it says is only a hint: Countersign reads the system again.</Text>
      <Field label="Name of the sender" help="Lower-case letters, digits and -. “self-test” is for the check after a first installation." onChange={setSender} most={63} />
      <Inline><LoadingButton isLoading={busy} isDisabled={!SENDER.test(sender)} onClick={show}>Show its signing secret</LoadingButton></Inline>
      {fault && <Fault fault={fault} />}
      {shown && <Stack space="space.050"><Text>{`Secret of ${shown.sender}`}</Text><Code>{shown.secret}</Code><Note>Keep it as a password. It is the same each time it is shown.</Note></Stack>}
    </Card>
  );
}
