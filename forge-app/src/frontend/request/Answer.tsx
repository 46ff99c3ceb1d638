import type { RequestView } from '@countersign/core';
import { Heading, Stack, Text } from '@forge/react';
import { Citations } from '../pieces/Citations';
import { Note } from '../pieces/Facts';
import { Replies } from './Replies';

/** The current truth first, then the rest with its sources, then, to whoever asked, who speaks (G32). */
export function Answer({ request, mine }: { request: RequestView; mine: boolean }) {
  const last = request.turns.filter(t => t.by === 'countersign').at(-1);
  const told = request.told ?? request.headline;
  const beyond = last && last.text !== told ? last.text.replace(told, '').trim() : '';
  return (
    <Stack space="space.075">
      {request.rehearsal && <Text weight="bold">Rehearsal: nothing is changed.</Text>}
      <Heading as="h3" size="small">{request.headline}</Heading>
      {request.detail && request.detail !== beyond && <Text>{request.detail}</Text>}
      {beyond && <Text>{beyond}</Text>}
      <Citations citations={last?.citations ?? []} />
      <Replies request={request} />
      {mine && <Note>{request.disclosure}</Note>}
    </Stack>
  );
}
