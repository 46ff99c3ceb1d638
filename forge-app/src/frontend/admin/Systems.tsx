import { Heading, Stack } from '@forge/react';
import { Empty } from '../pieces/Empty';
import { Note } from '../pieces/Facts';
import { Outside } from './Outside';
import { Signing } from './Signing';
import { System } from './System';
import type { TabProps } from './tabs';

/** What is connected, how it is, and a button that proves it. */
export function Systems({ view }: TabProps) {
  const operates = view.holds.includes('connectorOperator');
  const mayWork = operates || view.holds.includes('admin');
  return (
    <Stack space="space.150">
      <Heading as="h2" size="medium">Connected systems</Heading>
      {view.systems.length === 0 && <Empty title="Nothing is connected" says="Jira’s own groups, roles and products are reached through this app as soon as it is set up." />}
      {view.edition === 'connected' ? <Outside systems={view.systems} mayWork={mayWork} /> : view.systems.map(s => <System key={s.id} system={s} mayTest={mayWork} />)}
      {operates && <Signing />}
      <Note>A system that keeps failing rests for a while; what people ask of it meanwhile is kept.</Note>
    </Stack>
  );
}
