import { Heading, Stack } from '@forge/react';
import { useRef } from 'react';
import { Approvals } from '../approvals/Approvals';
import { Fault } from '../pieces/Fault';
import { Waiting } from '../pieces/Waiting';
import { useLoad } from '../lib/useLoad';
import { Asked } from './Asked';
import { Holdings } from './Holdings';
import { Links } from './Links';
import { StandIns } from './StandIns';

/** What waits for this person's yes, what they hold until when and asked, and who says yes while they are away. */
export function AccessPage() {
  const access = useLoad('access');
  const approvals = useLoad('approvals');
  const { value, fault } = access;
  const asked = useRef(false);
  asked.current ||= (approvals.value?.length ?? 0) > 0;
  return (
    <Stack space="space.300">
      {approvals.value && asked.current && (
        <Stack space="space.150"><Heading as="h2" size="small">Waiting for your yes</Heading><Approvals approvals={approvals.value} reload={() => void approvals.reload()} /></Stack>
      )}
      {fault && <Fault fault={fault} retry={access.reload} />}
      {!value && !fault && <Waiting says="Reading what you hold" />}
      {value && <Holdings grants={value.grants} reload={() => void access.reload()} />}
      {value && <Asked requests={value.requests} />}
      <StandIns />
      <Links />
    </Stack>
  );
}
