import type { SystemHealth } from '@countersign/core';
import { Heading, Inline, LoadingButton, Lozenge, SectionMessage, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { Got } from '../../contract';
import { Card } from '../pieces/Card';
import { Empty } from '../pieces/Empty';
import { Fault } from '../pieces/Fault';
import { Note } from '../pieces/Facts';
import { useAct } from '../lib/useAct';
import { Signing } from './Signing';
import type { TabProps } from './tabs';

const STATE = { closed: ['In use', 'success'], open: ['Resting', 'moved'], trying: ['Trying', 'inprogress'] } as const;

/** What is connected, how it is, and a button that proves it. */
export function Systems({ view }: TabProps) {
  return (
    <Stack space="space.150">
      <Heading as="h2" size="medium">Connected systems</Heading>
      {view.systems.length === 0 && <Empty title="Nothing is connected" says="Jira’s own groups, roles and products are reached through this app as soon as it is set up." />}
      {view.systems.map(s => <System key={s.id} system={s} />)}
      <Signing />
      <Note>A system that keeps failing rests for a while; what people ask of it meanwhile is kept.</Note>
    </Stack>
  );
}

function System({ system: s }: { system: SystemHealth }) {
  const { busy, fault, act } = useAct();
  const [tested, setTested] = useState<Got<'testSystem'>>();
  const [word, tone] = STATE[s.state];
  return (
    <Card>
      <Inline space="space.100" alignBlock="center" shouldWrap><Heading as="h3" size="xsmall">{s.title}</Heading><Lozenge appearance={tone}>{word}</Lozenge></Inline>
      <Text>{s.says}</Text>
      <Inline><LoadingButton isLoading={busy} onClick={async () => setTested(await act('testSystem', { id: s.id }))}>{`Test ${s.title}`}</LoadingButton></Inline>
      {fault && <Fault fault={fault} />}
      {tested && <SectionMessage appearance={tested.works ? 'success' : 'warning'} title={tested.works ? 'It answers' : 'It does not work yet'}><Text>{tested.message}</Text></SectionMessage>}
    </Card>
  );
}
