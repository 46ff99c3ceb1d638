import type { FindingView } from '@countersign/core';
import { Button, ButtonGroup, Inline, LoadingButton, Text } from '@forge/react';
import { useState } from 'react';
import { Card } from '../pieces/Card';
import { Choice } from '../pieces/Choice';
import { Fault } from '../pieces/Fault';
import { Reason, isReason } from '../pieces/Reason';
import { Note } from '../pieces/Facts';
import { useAct } from '../lib/useAct';
import { useReader } from '../lib/reader';
import { Asked } from './Asked';

type How = FindingView['may'][number];
const LONG = [{ value: 'P1D', label: '1 day' }, { value: 'P7D', label: '7 days' }, { value: 'P30D', label: '30 days' }, { value: 'P90D', label: '90 days' }];

/** One difference in a sentence, and what may be asked for: a second person decides it. */
export function Finding({ finding: f }: { finding: FindingView }) {
  const { time } = useReader();
  const { busy, fault, act } = useAct();
  const [how, setHow] = useState<How>();
  const [reason, setReason] = useState('');
  const [duration, setDuration] = useState('P30D');
  const [asked, setAsked] = useState(f.request);
  const needsEnd = how === 'adopt' && !f.until;
  const send = async () => { if (how) setAsked((await act('resolveDrift', { id: f.id, how, reason: reason.trim(), ...(needsEnd && { duration }) }))?.id); };
  return (
    <Card>
      <Text>{f.says}</Text>
      <Note>{`${f.systemTitle}, since ${time(f.firstSeen)}`}</Note>
      {asked && <Asked id={asked} />}
      {!asked && <ButtonGroup label="What to ask for">{f.may.map(m => <Button key={m} isSelected={how === m} onClick={() => setHow(m)}>{m === 'adopt' ? 'Adopt it' : f.kind === 'missing' ? 'End the grant' : 'Take it away'}</Button>)}</ButtonGroup>}
      {how && !asked && needsEnd && <Choice label="For how long" options={LONG} value={duration} onChange={setDuration} />}
      {how && !asked && <Reason onChange={setReason} />}
      {how && !asked && <Inline><LoadingButton appearance="primary" isLoading={busy} isDisabled={!isReason(reason)} onClick={send}>{how === 'adopt' ? 'Ask to adopt it' : 'Ask to take it away'}</LoadingButton></Inline>}
      {fault && <Fault fault={fault} />}
    </Card>
  );
}
