import type { SwitchKind, SwitchesView } from '@countersign/core';
import { Button, Heading, Inline, Stack, Text } from '@forge/react';
import { useState } from 'react';
import { Choice } from '../pieces/Choice';
import { Reason, isReason } from '../pieces/Reason';
import { Note } from '../pieces/Facts';
import { Sure } from '../pieces/Sure';
import type { Acting } from '../lib/useAct';

const KINDS: readonly { readonly value: SwitchKind; readonly label: string }[] = [
  { value: 'stop-changes', label: 'Changes. Access still ends, systems are still read' }, { value: 'stop-all', label: 'Everything. Access stays even beyond its end' },
];

/** Stops, with a reason everybody reads. You pull it alone; two people release it. */
export function Pull({ acting, done }: { acting: Acting; done: (switches: SwitchesView) => void }) {
  const [kind, setKind] = useState<SwitchKind>('stop-changes');
  const [reason, setReason] = useState('');
  const [open, setOpen] = useState(false);
  const pull = async () => {
    const switches = await acting.act('pullSwitch', { kind, reason: reason.trim() });
    if (!switches) return;
    setOpen(false);
    done(switches);
  };
  return (
    <Stack space="space.150">
      <Heading as="h2" size="medium">Stop</Heading>
      <Choice label="What stops" options={KINDS} value={kind} onChange={v => setKind(v === 'stop-all' ? 'stop-all' : 'stop-changes')} />
      <Reason help="Everybody reads this." onChange={setReason} />
      <Note>You stop it alone, at once. It takes two people to let it go on.</Note>
      <Inline><Button appearance="danger" isDisabled={!isReason(reason)} onClick={() => setOpen(true)}>Stop now</Button></Inline>
      <Sure title={kind === 'stop-all' ? 'Stop everything?' : 'Stop all changes?'} open={open} onClose={() => setOpen(false)} yes="Stop now" no="Let it run" danger busy={acting.busy} fault={acting.fault} onYes={pull}>
        <Text>{kind === 'stop-all' ? 'No change is made and no access ends, for everybody, until two people release it.' : 'No change is made for anybody until two people release it. Access still ends in time.'}</Text>
        <Text>What people ask meanwhile is kept.</Text>
      </Sure>
    </Stack>
  );
}
