import type { Item } from '@countersign/core';
import { Inline, List, ListItem, LoadingButton, SectionMessage, Text } from '@forge/react';
import { useReader } from '../lib/reader';
import { useTalk } from './context';

/** Access that should be over and could not be taken away: why, what is there now, and another try (G20). */
export function Stuck({ item: { grant } }: { item: Item }) {
  const { inside, acting, ask } = useTalk();
  const { time } = useReader();
  const exception = grant?.state === 'exception' ? grant.exception : undefined;
  if (!grant || !exception) return null;
  const states = exception.states ?? [];
  return (
    <>
      <SectionMessage appearance="warning" title="It should be over, and could not be taken away">
        {inside && <Text>{exception.why}</Text>}
        <Text>{exception.retryAt ? `It is tried again ${time(exception.retryAt)}.` : 'A person has to settle it.'}</Text>
      </SectionMessage>
      {inside && states.length > 0 && <List>{states.map(s => <ListItem key={s.label}>{`${s.label}: ${s.before} before, ${s.after} given, ${s.now} now`}</ListItem>)}</List>}
      {inside && <Inline><LoadingButton isLoading={acting.busy} onClick={() => ask('endAgain', { id: grant.id })}>Try again now</LoadingButton></Inline>}
    </>
  );
}
