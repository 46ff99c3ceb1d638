import type { RequestSummary } from '@countersign/core';
import { Button, Heading, Inline, Stack, Text } from '@forge/react';
import { useState } from 'react';
import { Note } from '../pieces/Facts';
import { RequestState } from '../pieces/State';
import { useReader } from '../lib/reader';
import { Card } from '../pieces/Card';
import { RequestPanel } from '../request/RequestPanel';

/** Each opens in place, also when it is over: what was answered stays readable. */
export function Asked({ requests }: { requests: readonly RequestSummary[] }) {
  const { time } = useReader();
  const [open, setOpen] = useState<string>();
  return (
    <Stack space="space.100">
      <Heading as="h2" size="small">What you asked</Heading>
      {requests.length === 0 && <Note>Nothing yet. Ask IT in this help centre, in your own words.</Note>}
      {requests.map(r => (
        <Stack key={r.id} space="space.025">
          <Inline space="space.100" alignBlock="center" shouldWrap><Text weight="medium">{r.title}</Text><RequestState state={r.state} /></Inline>
          <Note>{`${r.headline} ${r.rehearsal ? 'Rehearsal. ' : ''}${r.id}, ${time(r.createdAt)}`}</Note>
          <Inline><Button appearance="link" spacing="none" onClick={() => setOpen(open === r.id ? undefined : r.id)}>{open === r.id ? `Hide “${r.title}”` : `Open “${r.title}”`}</Button></Inline>
          {open === r.id && <Card><RequestPanel id={r.id} /></Card>}
        </Stack>
      ))}
    </Stack>
  );
}
