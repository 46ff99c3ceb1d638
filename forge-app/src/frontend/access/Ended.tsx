import type { Grant } from '@countersign/core';
import { Heading, List, ListItem, Stack } from '@forge/react';
import { useReader } from '../lib/reader';

export function Ended({ grants }: { grants: readonly Grant[] }) {
  const { time } = useReader();
  if (grants.length === 0) return null;
  return (
    <Stack space="space.075">
      <Heading as="h3" size="xsmall">Ended</Heading>
      <List>{grants.map(g => <ListItem key={g.id}>{`${g.title}: ${g.endedBecause ?? 'its time was over'}${g.until ? `, ${time(g.until)}` : ''}`}</ListItem>)}</List>
    </Stack>
  );
}
