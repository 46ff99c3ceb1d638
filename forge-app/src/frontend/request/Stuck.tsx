import type { Item } from '@countersign/core';
import { DynamicTable, Inline, LoadingButton, SectionMessage, Text } from '@forge/react';
import { useReader } from '../lib/reader';
import { useTalk } from './context';

const HEAD = { cells: ['What', 'Before', 'Given', 'Now'].map(content => ({ key: content, content })) };

/** Access that should be over and could not be taken away: why, what is there now, and another try (G20). */
export function Stuck({ item: { grant } }: { item: Item }) {
  const { inside, acting, ask } = useTalk();
  const { time } = useReader();
  const exception = grant?.state === 'exception' ? grant.exception : undefined;
  if (!grant || !exception) return null;
  const rows = (exception.states ?? []).map(s => ({ key: s.label, cells: [s.label, s.before, s.after, s.now].map((content, n) => ({ key: n, content })) }));
  return (
    <>
      <SectionMessage appearance="warning" title="It should be over, and could not be taken away">
        {inside && <Text>{exception.why}</Text>}
        <Text>{exception.retryAt ? `It is tried again ${time(exception.retryAt)}.` : 'A person has to settle it.'}</Text>
      </SectionMessage>
      {inside && rows.length > 0 && <DynamicTable caption="Somebody else changed it meanwhile" head={HEAD} rows={rows} />}
      {inside && <Inline><LoadingButton isLoading={acting.busy} onClick={() => ask('endAgain', { id: grant.id })}>Try again now</LoadingButton></Inline>}
    </>
  );
}
