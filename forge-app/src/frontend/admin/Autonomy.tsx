import { Heading, Inline, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { AdminView, Sent } from '../../contract';
import { Card } from '../pieces/Card';
import { Choice } from '../pieces/Choice';
import { Empty } from '../pieces/Empty';
import { Fault } from '../pieces/Fault';
import { Reason, isReason } from '../pieces/Reason';
import { useAct } from '../lib/useAct';
import { Asked } from './Asked';
import type { TabProps } from './tabs';

type Level = Sent<'autonomy'>['autonomy'];
const LEVELS: readonly { readonly value: Level; readonly label: string }[] = [
  { value: 'off', label: 'Off: refused' }, { value: 'shadow', label: 'Shadow: decided and recorded, nothing done' }, { value: 'suggest', label: 'Suggest: an agent lets each run' },
  { value: 'approve', label: 'Approve: always a person’s yes' }, { value: 'auto', label: 'Auto: as the rules say' },
];

/** How far the agent goes by itself, for each type of request. */
export function Autonomy({ view }: TabProps) {
  return (
    <Stack space="space.150">
      <Heading as="h2" size="medium">How far it goes by itself</Heading>
      {view.requestTypes.length === 0 && <Empty title="No request types yet" says="They are files under Rules: one for each thing people may ask for." />}
      {view.requestTypes.map(t => <Type key={t.id} type={t} />)}
    </Stack>
  );
}

function Type({ type }: { type: AdminView['requestTypes'][number] }) {
  const { busy, fault, act } = useAct();
  const [level, setLevel] = useState<Level>();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState<string>();
  const changed = level !== undefined && level !== type.autonomy;
  const send = async () => { if (level) setAsked((await act('autonomy', { requestType: type.id, autonomy: level, reason: reason.trim() }))?.id); };
  return (
    <Card>
      <Choice label={type.title} options={LEVELS} value={level ?? type.autonomy} onChange={v => setLevel(LEVELS.find(l => l.value === v)?.value)} />
      {changed && level === 'auto' && <SectionMessage appearance="warning" title="It then acts without asking"><Text>Wherever the rules ask for no approval, nobody looks first.</Text></SectionMessage>}
      {changed && !asked && <Reason onChange={setReason} />}
      {changed && !asked && <Inline><LoadingButton appearance="primary" isLoading={busy} isDisabled={!isReason(reason)} onClick={send}>Propose the change</LoadingButton></Inline>}
      {fault && <Fault fault={fault} />}
      {asked && <Asked id={asked} />}
    </Card>
  );
}
