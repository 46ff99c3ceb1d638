import { Heading, Inline, Lozenge, SectionMessage, Stack, Text } from '@forge/react';
import { Note } from '../pieces/Facts';
import { FirstRun } from './FirstRun';
import type { TabProps } from './tabs';

/** What to do in which order, and what is left. */
export function Start({ view, set }: TabProps) {
  const left = view.checklist.filter(l => !l.done).length;
  return (
    <Stack space="space.300">
      <Stack space="space.100">
        <Heading as="h2" size="medium">{left ? `${left} ${left === 1 ? 'step' : 'steps'} left` : 'Everything is set up'}</Heading>
        {view.checklist.map(line => (
          <Stack key={line.id} space="space.025">
            <Inline space="space.100" alignBlock="center"><Lozenge appearance={line.done ? 'success' : 'moved'}>{line.done ? 'Done' : 'To do'}</Lozenge><Text weight={line.done ? 'regular' : 'bold'}>{line.what}</Text></Inline>
            {!line.done && <Note>{line.next}</Note>}
          </Stack>
        ))}
      </Stack>
      {view.setUp ? <SectionMessage title="Roles are given"><Text>Every later change of a role is a request that a second person approves: see Approvers and Rules.</Text></SectionMessage> : <FirstRun set={set} />}
    </Stack>
  );
}
