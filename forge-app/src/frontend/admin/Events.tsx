import type { AuditEvent } from '@countersign/core';
import { Code, DynamicTable, Heading, Inline, LoadingButton, Stack, Text } from '@forge/react';
import { useEffect, useState } from 'react';
import { Fault } from '../pieces/Fault';
import { Field } from '../pieces/Field';
import { Person } from '../pieces/Person';
import { useAct } from '../lib/useAct';
import { useReader } from '../lib/reader';

const HEAD = { cells: ['When', 'Request', 'What', 'Who', 'Hash'].map(content => ({ key: content, content })) };

/** The journal, newest first, of one request or of all. */
export function Events() {
  const { busy, fault, act } = useAct();
  const { time } = useReader();
  const [about, setAbout] = useState('');
  const [events, setEvents] = useState<readonly AuditEvent[]>([]);
  const [next, setNext] = useState<string>();
  const look = async (before?: string) => {
    const id = about.trim().toUpperCase();
    const found = await act('audit', { ...(id && { requestId: id }), ...(before && { before }) });
    if (!found) return;
    setEvents(before ? [...events, ...found.events] : found.events);
    setNext(found.next);
  };
  useEffect(() => { void look(); }, []); // eslint-disable-line react-hooks/exhaustive-deps
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
      <Inline><LoadingButton isLoading={busy} onClick={() => look()}>Show these events</LoadingButton></Inline>
      {fault && <Fault fault={fault} />}
      <DynamicTable caption="Events" head={HEAD} rows={rows} isLoading={busy && events.length === 0} emptyView={<Text>No events.</Text>} />
      {next && <Inline><LoadingButton isLoading={busy} onClick={() => look(next)}>Show earlier events</LoadingButton></Inline>}
    </Stack>
  );
}
