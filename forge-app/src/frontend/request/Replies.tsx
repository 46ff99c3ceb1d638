import type { RequestView } from '@countersign/core';
import { Inline, SectionMessage, Stack, Text } from '@forge/react';
import { useReader } from '../lib/reader';
import { Note } from '../pieces/Facts';
import { Person } from '../pieces/Person';

/** What people of the service desk wrote to whoever asked: the newest last. */
export function Replies({ request }: { readonly request: RequestView }) {
  const { time } = useReader();
  const own = ['countersign', request.requester, request.subject];
  const replies = request.turns.filter(t => !own.includes(t.by));
  if (!replies.length) return null;
  return (
    <SectionMessage title="The service desk answered">
      {replies.map(t => (
        <Stack key={t.n} space="space.025">
          <Text>{t.text}</Text>
          <Inline space="space.075" alignBlock="center"><Person person={t.by} /><Note>{time(t.at)}</Note></Inline>
        </Stack>
      ))}
    </SectionMessage>
  );
}
