import type { RequestSummary } from '@countersign/core';
import { Button, DynamicTable, Heading, Inline, Stack, Text } from '@forge/react';
import { Person } from '../pieces/Person';
import { RequestState } from '../pieces/State';
import { When } from '../pieces/When';

const HEAD = { cells: ['Request', 'State', 'What is so', 'Who asks', 'Changed'].map(content => ({ key: content, content })) };

/** What goes on without a person, for now. */
export function Running({ requests, onOpen }: { requests: readonly RequestSummary[]; onOpen: (id: string) => void }) {
  if (requests.length === 0) return null;
  const rows = requests.map(r => ({
    key: r.id,
    cells: [
      { key: 'Request', content: <Inline><Button appearance="link" spacing="none" onClick={() => onOpen(r.id)}>{r.title}</Button></Inline> },
      { key: 'State', content: <Inline><RequestState state={r.state} /></Inline> },
      { key: 'What is so', content: r.headline },
      { key: 'Who asks', content: <Inline><Person person={r.requester} /></Inline> },
      { key: 'Changed', content: <Inline><Text><When at={r.updatedAt} /></Text></Inline> },
    ],
  }));
  return <Stack space="space.150"><Heading as="h2" size="medium">Running</Heading><DynamicTable caption="Running" head={HEAD} rows={rows} rowsPerPage={20} /></Stack>;
}
