import { Heading, Stack } from '@forge/react';
import { useState } from 'react';
import { Approvals } from '../approvals/Approvals';
import { Empty } from '../pieces/Empty';
import { Fault } from '../pieces/Fault';
import { Waiting } from '../pieces/Waiting';
import { useLoad } from '../lib/useLoad';
import { Handoffs } from './Handoffs';
import { NeedsALook } from './NeedsALook';
import { Opened } from './Opened';
import { Running } from './Running';

/** What waits for whom: people first, then approvals, then what runs by itself. */
export function QueuePage() {
  const { value, fault, reload } = useLoad('queue');
  const [open, setOpen] = useState<string>();
  if (fault && !value) return <Fault fault={fault} retry={reload} />;
  if (!value) return <Waiting says="Reading the queue" />;
  if (open) return <Opened id={open} issue={value.issues?.[open]} back={() => { setOpen(undefined); void reload(); }} />;
  const quiet = value.handoffs.length + value.approvals.length + value.requests.length === 0;
  return (
    <Stack space="space.300">
      {fault && <Fault fault={fault} retry={reload} />}
      {quiet && <Empty title="The queue is empty" says="What the agent cannot settle shows up here, with everything it found and tried." />}
      <Handoffs handoffs={value.handoffs} issues={value.issues ?? {}} onOpen={setOpen} />
      <NeedsALook onOpen={setOpen} />
      {value.approvals.length > 0 && <Stack space="space.150"><Heading as="h2" size="medium">Waiting for your yes</Heading><Approvals approvals={value.approvals} reload={() => void reload()} /></Stack>}
      <Running requests={value.requests.filter(r => !value.handoffs.some(h => h.id === r.id))} onOpen={setOpen} />
    </Stack>
  );
}
