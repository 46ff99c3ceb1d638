import type { Grant } from '@countersign/core';
import { Heading, Inline, Lozenge, Text } from '@forge/react';
import { Card } from '../pieces/Card';
import { Note } from '../pieces/Facts';
import { useReader } from '../lib/reader';

/** Given or not, nobody knows yet; or over, and could not be taken away. Somebody looks after it. */
export function Unsettled({ grant: g }: { grant: Grant }) {
  const { time } = useReader();
  const unknown = g.state === 'unknown';
  return (
    <Card>
      <Inline space="space.100" alignBlock="center" shouldWrap><Heading as="h3" size="xsmall">{g.title}</Heading><Lozenge appearance="moved">{unknown ? 'Not known yet' : 'Could not be taken away'}</Lozenge></Inline>
      <Text>{unknown ? 'It may or may not have been given. It counts as held until the system says which.' : 'It should be over, and you may still have it.'}</Text>
      {g.exception && <Note>{`The service desk looks after it since ${time(g.exception.since)}.${g.exception.retryAt ? ` It is tried again ${time(g.exception.retryAt)}.` : ''}`}</Note>}
    </Card>
  );
}
