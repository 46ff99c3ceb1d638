import type { RequestSummary } from '@countersign/core';
import { Button, Heading, Inline, Stack } from '@forge/react';
import { Note } from '../pieces/Facts';
import { RequestState } from '../pieces/State';

const OVER = ['resolved', 'cancelled', 'closed', 'answered', 'denied'];

/** What is still open, newest first. */
export function MyRequests({ requests, onOpen }: { requests: readonly RequestSummary[]; onOpen: (id: string) => void }) {
  const open = requests.filter(r => !OVER.includes(r.state));
  return (
    <Stack space="space.100">
      <Heading as="h3" size="xsmall">Your open requests</Heading>
      {open.length === 0 && <Note>None. What you ask shows up here until it is settled.</Note>}
      {open.map(r => (
        <Stack key={r.id} space="space.025" alignInline="start">
          <Inline space="space.100" alignBlock="center" shouldWrap><Button appearance="link" spacing="none" onClick={() => onOpen(r.id)}>{r.title}</Button><RequestState state={r.state} /></Inline>
          <Note>{r.headline}</Note>
        </Stack>
      ))}
    </Stack>
  );
}
