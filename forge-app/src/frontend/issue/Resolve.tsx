import { Inline, LoadingButton, Stack, Text } from '@forge/react';
import { useState } from 'react';
import { Fault } from '../pieces/Fault';
import { Field } from '../pieces/Field';
import { Note } from '../pieces/Facts';
import { Waiting } from '../pieces/Waiting';
import { newKey } from '../lib/call';
import type { Act, Acting } from '../lib/useAct';

/** The agent asks for the reporter: the agent is the requester, the reporter the subject, and policy decides on both (G3). */
export function Resolve({ acting, ask, awaited }: { acting: Acting; ask: Act; awaited: boolean }) {
  const [text, setText] = useState('');
  if (awaited) return <Waiting says="Reading the request" />;
  return (
    <Stack space="space.150">
      <Text>Countersign is not working on this request. It can read it, and do what the rules allow.</Text>
      <Field label="What to do, if not what the request says" help="Empty: the request’s own words." lines={2} onChange={setText} />
      <Inline><LoadingButton appearance="primary" isLoading={acting.busy} onClick={() => ask('resolve', { ...(text.trim() && { text: text.trim() }), key: newKey() })}>Resolve with Countersign</LoadingButton></Inline>
      <Note>You are the one who asks, for the reporter. The reporter is told. What needs an approval is approved by somebody else.</Note>
      {acting.fault && <Fault fault={acting.fault} />}
    </Stack>
  );
}
