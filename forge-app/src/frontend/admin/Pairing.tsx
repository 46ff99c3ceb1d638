import type { PeersView } from '@countersign/core';
import { Button, ButtonGroup, Heading, Inline, LoadingButton, Stack } from '@forge/react';
import { useState } from 'react';
import { Choice } from '../pieces/Choice';
import { Field } from '../pieces/Field';
import { Note } from '../pieces/Facts';
import type { Pair } from './Peers';

/** Begins here with an invitation, goes on there, comes back with a reply. */
export function Pairing({ view, busy, pair }: { view: PeersView; busy: boolean; pair: Pair }) {
  const [name, setName] = useState(view.names[0]?.name);
  const [text, setText] = useState('');
  if (view.names.length === 0) return <Note>To pair another host, name it under “peers” in company.yaml first. A second person approves that.</Note>;
  const words = text.trim();
  return (
    <Stack space="space.150">
      <Heading as="h3" size="small">Pair another host</Heading>
      <Choice label="Which host" options={view.names.map(n => ({ value: n.name, label: n.title }))} value={name} onChange={setName} />
      <Inline><LoadingButton isLoading={busy} isDisabled={!name} onClick={() => name && pair({ do: 'invite', name })}>Make an invitation</LoadingButton></Inline>
      <Field label="What the other side gave you" help="An invitation of theirs, or their reply to yours." lines={3} most={8_000} onChange={setText} />
      <ButtonGroup label="What it is">
        <Button isDisabled={busy || !words || !name} onClick={() => name && pair({ do: 'accept', name, invitation: words })}>It is an invitation</Button>
        <Button isDisabled={busy || !words} onClick={() => pair({ do: 'meet', reply: words })}>It is a reply</Button>
      </ButtonGroup>
    </Stack>
  );
}
