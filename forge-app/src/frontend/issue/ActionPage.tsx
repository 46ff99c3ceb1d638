import { view } from '@forge/bridge';
import { Button, Heading, Inline, Stack } from '@forge/react';
import { useState } from 'react';
import { useAct, type Act } from '../lib/useAct';
import { RequestPanel } from '../request/RequestPanel';
import { Resolve } from './Resolve';

/** "Resolve with Countersign": asks, and shows what comes of it in the same dialog. */
export function ActionPage() {
  const acting = useAct();
  const [id, setId] = useState<string>();
  const ask: Act = async (name, sent) => {
    const got = await acting.act(name, sent);
    if (got && typeof got === 'object' && 'id' in got) setId(String(got.id));
    return got;
  };
  return (
    <Stack space="space.200">
      <Heading as="h2" size="small">Resolve with Countersign</Heading>
      {id ? <RequestPanel id={id} /> : <Resolve acting={acting} ask={ask} awaited={false} />}
      <Inline alignInline="end"><Button appearance="subtle" onClick={() => void view.close()}>Close</Button></Inline>
    </Stack>
  );
}
