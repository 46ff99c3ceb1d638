import type { PrivacyView } from '@countersign/core';
import { Heading, Stack } from '@forge/react';
import { Empty } from '../../pieces/Empty';
import { Hold } from './Hold';

/** What is not erased, whatever its time says: one sets it, two lift it (G29). */
export function Holds({ holds, set }: { holds: PrivacyView['holds']; set: (view: PrivacyView) => void }) {
  return (
    <Stack space="space.150">
      <Heading as="h2" size="medium">Legal holds</Heading>
      {holds.length === 0 && <Empty title="Nothing is held" says="A hold keeps everything about a person or a request, even beyond its time, until two people lift it." />}
      {holds.map(h => <Hold key={h.id} hold={h} set={set} />)}
    </Stack>
  );
}
