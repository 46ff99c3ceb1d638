import { List, ListItem, SectionMessage, Stack, Text } from '@forge/react';
import type { Got } from '../../contract';
import { Citations } from '../pieces/Citations';

/** An answer with its sources, or what filing will start. Nothing of it has been done. */
export function Found({ found: { answer, citations, understood } }: { found: Got<'answer'> }) {
  return (
    <Stack space="space.150">
      {answer && <SectionMessage appearance="success" title="You may not need to file this"><Text>{answer}</Text><Citations citations={citations} /></SectionMessage>}
      {understood.length > 0 && <SectionMessage title="When you file it, this is what IT understands"><List>{understood.map(u => <ListItem key={u}>{u}</ListItem>)}</List><Text>Nothing has been done yet.</Text></SectionMessage>}
      {!answer && understood.length === 0 && <SectionMessage title="Nothing found that can be relied on"><Text>File the request. A person reads it.</Text></SectionMessage>}
    </Stack>
  );
}
