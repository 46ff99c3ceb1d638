import type { SystemHealth } from '@countersign/core';
import { Heading, Inline, LoadingButton, Lozenge, SectionMessage, Text } from '@forge/react';
import { useState, type ReactNode } from 'react';
import type { Got } from '../../contract';
import { Card } from '../pieces/Card';
import { Fault } from '../pieces/Fault';
import { useAct } from '../lib/useAct';

const STATE = { closed: ['In use', 'success'], open: ['Resting', 'moved'], trying: ['Trying', 'inprogress'] } as const;

interface Props { readonly system: SystemHealth; readonly mayTest: boolean; readonly children?: ReactNode }

export function System({ system: s, mayTest, children }: Props) {
  const { busy, fault, act } = useAct();
  const [tested, setTested] = useState<Got<'testSystem'>>();
  const [word, tone] = STATE[s.state];
  return (
    <Card>
      <Inline space="space.100" alignBlock="center" shouldWrap><Heading as="h3" size="xsmall">{s.title}</Heading><Lozenge appearance={tone}>{word}</Lozenge></Inline>
      {s.says !== word && <Text>{s.says}</Text>}
      {children}
      {mayTest && <Inline><LoadingButton isLoading={busy} onClick={async () => setTested(await act('testSystem', { id: s.id }))}>{`Test ${s.title}`}</LoadingButton></Inline>}
      {fault && <Fault fault={fault} />}
      {tested && <SectionMessage appearance={tested.works ? 'success' : 'warning'} title={tested.works ? 'It answers' : 'It does not work yet'}><Text>{tested.message}</Text></SectionMessage>}
    </Card>
  );
}
