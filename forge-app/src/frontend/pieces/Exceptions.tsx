import type { Metrics } from '@countersign/core';
import { Button, DynamicTable, Heading, Inline, Stack, Text } from '@forge/react';
import { useReader } from '../lib/reader';
import { accountOf } from '../lib/refs';
import { Empty } from './Empty';
import { Person } from './Person';

type Exception = Metrics['exceptions'][number];
interface Props { readonly metrics: Metrics; /** Opens a request in place. */ readonly onOpen?: (id: string) => void }
const HEAD = { cells: ['What', 'Request', 'Who looks after it', 'Since', 'Tried again'].map(content => ({ key: content, content })) };

/** Outcomes nobody knows, access that could not be removed, systems that rest: until somebody settles them. */
export function Exceptions({ metrics: { exceptions }, onOpen }: Props) {
  const { time } = useReader();
  const rows = exceptions.map(e => ({
    key: `${e.kind}${e.requestId}${e.itemId}${e.since}`,
    cells: [
      { key: 'What', content: e.why }, { key: 'Request', content: <Inline>{requestOf(e, onOpen)}</Inline> }, { key: 'Who looks after it', content: <Inline>{ownerOf(e)}</Inline> },
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

function requestOf({ requestId }: Exception, onOpen: Props['onOpen']) {
  if (!requestId) return <Text>None</Text>;
  return onOpen ? <Button appearance="link" spacing="none" onClick={() => onOpen(requestId)}>{requestId}</Button> : <Text>{requestId}</Text>;
}

/** Groups have no name here: whoever owns the thing, or the desk where nobody does. */
function ownerOf({ owner }: Exception) {
  if (owner && accountOf(owner)) return <Person person={owner} />;
  return <Text>{owner ? 'Its owners, with the service desk' : 'The service desk'}</Text>;
}
