import { Heading, Inline, Label, LoadingButton, Stack, Text, TextArea } from '@forge/react';
import { useId, useState } from 'react';
import type { Got } from '../../contract';
import { Fault } from '../pieces/Fault';
import { Note } from '../pieces/Facts';
import { useAct } from '../lib/useAct';

/** UI Kit cannot save a file, so the lines are shown to copy, a part at a time. */
export function Export() {
  const id = useId();
  const { busy, fault, act } = useAct();
  const [part, setPart] = useState(0);
  const [shown, setShown] = useState<Got<'exportAudit'>>();
  const take = async (from: number) => {
    const got = await act('exportAudit', { from });
    if (!got) return;
    setShown(got);
    setPart(from === 0 ? 1 : part + 1);
  };
  return (
    <Stack space="space.150">
      <Heading as="h2" size="medium">To take along</Heading>
      <Text>An export verifies without this app, with a key and a head that you kept. That you took it is on the record.</Text>
      <Inline><LoadingButton isLoading={busy} onClick={() => take(0)}>Export the events</LoadingButton></Inline>
      {fault && <Fault fault={fault} />}
      {shown && (
        <Stack space="space.050">
          <Label labelFor={id}>{`Part ${part}, one event a line`}</Label>
          <TextArea key={part} id={id} name={id} isReadOnly isMonospaced minimumRows={8} defaultValue={shown.lines} />
          <Note>{shown.next === undefined ? 'This is the last part. Put all parts into one file, in order.' : 'Copy it into a file, then take the next part.'}</Note>
        </Stack>
      )}
      {shown?.next !== undefined && <Inline><LoadingButton isLoading={busy} onClick={() => take(shown.next ?? 0)}>Next part</LoadingButton></Inline>}
    </Stack>
  );
}
