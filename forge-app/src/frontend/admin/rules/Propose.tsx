import type { RulesChange } from '@countersign/core';
import { Inline, LoadingButton, Stack } from '@forge/react';
import { useState } from 'react';
import { Fault } from '../../pieces/Fault';
import { Reason, isReason } from '../../pieces/Reason';
import { useAct } from '../../lib/useAct';
import { Asked } from '../Asked';

/** Asks for a yes, with a reason. */
export function Propose({ change }: { change: RulesChange }) {
  const { busy, fault, act } = useAct();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState<string>();
  if (asked) return <Asked id={asked} />;
  return (
    <Stack space="space.100">
      <Reason onChange={setReason} />
      {fault && <Fault fault={fault} />}
      <Inline><LoadingButton appearance="primary" isLoading={busy} isDisabled={!isReason(reason)} onClick={async () => setAsked((await act('proposeRules', { change, reason: reason.trim() }))?.id)}>Propose the change</LoadingButton></Inline>
    </Stack>
  );
}
