import { Button, Inline, SectionMessage, Text } from '@forge/react';
import type { FaultSaid } from '../lib/call';

/** What happened, and what to do next; never internals. */
export function Fault({ fault, retry }: { fault: FaultSaid; retry?: () => void }) {
  return (
    <SectionMessage appearance="error" title={fault.message}>
      <Text>{fault.next}</Text>
      {retry && <Inline><Button onClick={retry}>Try again</Button></Inline>}
    </SectionMessage>
  );
}
