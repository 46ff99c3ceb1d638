import { view } from '@forge/bridge';
import { Button, Heading, Inline, Stack } from '@forge/react';
import { useState } from 'react';
import { useAct, type Act } from '../lib/useAct';
import { useLoad } from '../lib/useLoad';
import { RequestPanel } from '../request/RequestPanel';
import { Fault } from '../pieces/Fault';
import { Waiting } from '../pieces/Waiting';
import { Resolve } from './Resolve';

/** "Resolve with Countersign": what it does already; where it does nothing yet it is asked to, and what comes of it shows in the same dialog. */
export function ActionPage() {
  const acting = useAct();
  const [asked, setAsked] = useState<string>();
  const { value: panel, fault, reload } = useLoad('issue');
  const id = asked ?? panel?.page.request?.id;
  const ask: Act = async (name, sent) => {
    const got = await acting.act(name, sent);
    if (got && typeof got === 'object' && 'id' in got) setAsked(String(got.id));
    return got;
  };
  return (
    <Stack space="space.200">
      <Heading as="h2" size="small">Resolve with Countersign</Heading>
      {fault && <Fault fault={fault} retry={reload} />}
      {!panel && !fault && <Waiting says="Reading this request" />}
      {id && <RequestPanel id={id} />}
      {!id && panel && <Resolve acting={acting} ask={ask} awaited={false} />}
      <Inline alignInline="end"><Button appearance="subtle" onClick={() => void view.close()}>Close</Button></Inline>
    </Stack>
  );
}
