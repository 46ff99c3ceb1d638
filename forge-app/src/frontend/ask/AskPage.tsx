import { Button, Heading, Inline, Stack } from '@forge/react';
import { useState } from 'react';
import { Fault } from '../pieces/Fault';
import { Note } from '../pieces/Facts';
import { Waiting } from '../pieces/Waiting';
import { useLoad } from '../lib/useLoad';
import { RequestPanel } from '../request/RequestPanel';
import { AskBox } from './AskBox';
import { MyRequests } from './MyRequests';

/** Ask, then the conversation in the same place. */
export function AskPage() {
  const [id, setId] = useState<string>();
  const mine = useLoad('access');
  if (id) return <Stack space="space.150"><Inline><Button appearance="subtle" onClick={() => { setId(undefined); void mine.reload(); }}>Ask something else</Button></Inline><RequestPanel key={id} id={id} /></Stack>;
  return (
    <Stack space="space.200">
      <Heading as="h2" size="small">Ask IT</Heading>
      <Note>You talk to an AI. It acts under your company’s rules, proves what it did, and you can ask for a person at any time.</Note>
      <AskBox onAsked={setId} />
      {mine.fault && <Fault fault={mine.fault} retry={mine.reload} />}
      {!mine.value && !mine.fault && <Waiting says="Reading your requests" />}
      {mine.value && <MyRequests requests={mine.value.requests} onOpen={setId} />}
    </Stack>
  );
}
