import type { Metrics } from '@countersign/core';
import { DynamicTable, Heading, Stack } from '@forge/react';
import { Empty } from '../pieces/Empty';
import { useReader } from '../lib/reader';
import { shortOf } from '../lib/refs';

const HEAD = { cells: ['What', 'Request', 'Who looks after it', 'Since', 'Tried again'].map(content => ({ key: content, content })) };

/** Outcomes nobody knows, access that could not be removed, systems that rest: until somebody settles them. */
export function Exceptions({ metrics: { exceptions } }: { metrics: Metrics }) {
  const { time } = useReader();
  const rows = exceptions.map(e => ({
    key: `${e.kind}${e.requestId}${e.itemId}${e.since}`,
    cells: [
      { key: 'What', content: e.why }, { key: 'Request', content: e.requestId || 'None' }, { key: 'Who looks after it', content: e.owner ? shortOf(e.owner) : 'The service desk' },
      { key: 'Since', content: e.since ? time(e.since) : '' }, { key: 'Tried again', content: e.retryAt ? time(e.retryAt) : 'By a person' },
    ],
  }));
  return (
    <Stack space="space.100">
      <Heading as="h3" size="small">Needs a look</Heading>
      {rows.length === 0 ? <Empty title="Nothing" says="Outcomes nobody knows, access that could not be removed and systems that rest show up here until somebody settles them." /> : <DynamicTable caption="Needs a look" head={HEAD} rows={rows} rowsPerPage={10} />}
    </Stack>
  );
}
