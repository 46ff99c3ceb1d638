import { DynamicTable, Heading, Inline, Stack, Text } from '@forge/react';
import { Fault } from '../pieces/Fault';
import { Person } from '../pieces/Person';
import { useLoad } from '../lib/useLoad';
import { useReader } from '../lib/reader';
import { readingSaid } from '../lib/readings';

const HEAD = { cells: ['Who', 'Did what', 'Request', 'When'].map(content => ({ key: content, content })) };

/** Who read requests that are not theirs: one line for each reader, kind and hour (G30). */
export function Readers() {
  const { time } = useReader();
  const { value, fault, reload } = useLoad('audit', { kind: 'record.read' });
  const rows = (value?.events ?? []).map(e => {
    const { what, id } = (e.data ?? {}) as { what?: string; id?: string };
    return {
      key: `${e.requestId}${e.seq}`,
      cells: [{ key: 'Who', content: <Inline><Person person={e.actor} /></Inline> }, { key: 'Did what', content: readingSaid(what) }, { key: 'Request', content: id ?? '' }, { key: 'When', content: time(e.at) }],
    };
  });
  return (
    <Stack space="space.150">
      <Heading as="h2" size="medium">Who looked</Heading>
      {fault ? <Fault fault={fault} retry={reload} /> : <DynamicTable caption="Who looked" head={HEAD} rows={rows} rowsPerPage={10} isLoading={!value} emptyView={<Text>Nobody read a request that is not theirs.</Text>} />}
    </Stack>
  );
}
