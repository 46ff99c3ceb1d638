import type { PrivacyView } from '@countersign/core';
import { Heading, Inline, Stack, Text } from '@forge/react';
import { Note } from '../../pieces/Facts';
import { Person } from '../../pieces/Person';
import { useReader } from '../../lib/reader';

/** Who was asked to be erased, and what became of it. */
export function Erasures({ erasures }: Pick<PrivacyView, 'erasures'>) {
  const { time } = useReader();
  if (erasures.length === 0) return null;
  return (
    <Stack space="space.150">
      <Heading as="h2" size="medium">Asked to be erased</Heading>
      {erasures.map(e => (
        <Stack key={e.requestId} space="space.025">
          <Inline><Person person={e.person} /></Inline>
          <Text>{e.headline}</Text>
          <Note>{`${e.requestId}, ${time(e.at)}`}</Note>
        </Stack>
      ))}
    </Stack>
  );
}
