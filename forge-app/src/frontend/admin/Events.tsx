import type { AuditEvent } from '@countersign/core';
import { Code, DynamicTable, Heading, Inline, LoadingButton, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { Got, Sent } from '../../contract';
import { Fault } from '../pieces/Fault';
import { Field } from '../pieces/Field';
import { Person } from '../pieces/Person';
import type { FaultSaid } from '../lib/call';
import { useAct } from '../lib/useAct';
import { useLoad } from '../lib/useLoad';
import { useReader } from '../lib/reader';

type Filter = Pick<Sent<'audit'>, 'requestId'>;
const HEAD = { cells: ['When', 'Request', 'What', 'Who', 'Hash'].map(content => ({ key: content, content })) };

/** The journal, newest first, of one request or of all. */
export function Events() {
  const { busy, fault, act } = useAct();
  const { time } = useReader();
  const [about, setAbout] = useState('');
  const [filter, setFilter] = useState<Filter>({});
  const first = useLoad('audit', filter);
  const [earlier, setEarlier] = useState<readonly Got<'audit'>[]>([]);
  const pages = first.value ? [first.value, ...earlier] : [];
  const events: readonly AuditEvent[] = pages.flatMap(p => p.events);
  const next = pages.at(-1)?.next;
  const look = () => {
    const id = about.trim().toUpperCase();
    setEarlier([]);
    if (id === (filter.requestId ?? '')) void first.reload();
    else setFilter(id ? { requestId: id } : {});
  };
  const more = async () => { const page = await act('audit', { ...filter, before: next }); if (page) setEarlier([...earlier, page]); };
  const rows = events.map(e => ({
    key: `${e.requestId}${e.seq}`,
    cells: [
      { key: e.at, content: time(e.at) }, { key: e.requestId, content: e.requestId }, { key: e.kind, content: e.summary },
      { key: e.actor, content: <Inline>{e.actor === 'countersign' ? <Text>Countersign</Text> : <Person person={e.actor} />}</Inline> }, { key: e.hash, content: <Inline><Code>{e.hash.slice(0, 8)}</Code></Inline> },
    ],
  }));
  return (
    <Stack space="space.150">
      <Heading as="h2" size="medium">Events</Heading>
      <Field label="Only of one request" placeholder="REQ-7K3MQ2PA" most={40} onChange={setAbout} />
      <Inline><LoadingButton isLoading={busy} onClick={look}>Show these events</LoadingButton></Inline>
      {(first.fault ?? fault) && <Fault fault={(first.fault ?? fault) as FaultSaid} retry={first.fault && first.reload} />}
      <DynamicTable caption="Events" head={HEAD} rows={rows} isLoading={!first.value && !first.fault} emptyView={<Text>No events.</Text>} />
      {next && <Inline><LoadingButton isLoading={busy} onClick={more}>Show earlier events</LoadingButton></Inline>}
    </Stack>
  );
}
