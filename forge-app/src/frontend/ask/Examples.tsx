import { Button, Stack } from '@forge/react';
import { Note } from '../pieces/Facts';

const EXAMPLES = ['I am locked out of my account', 'I need Figma for a project until the end of the month', 'How do I connect to the VPN from home?'];

/** Three things to ask; a press puts the words in the box. */
export const Examples = ({ onPick }: { onPick: (words: string) => void }) => (
  <Stack space="space.050" alignInline="start">
    <Note>For example</Note>
    {EXAMPLES.map(words => <Button key={words} appearance="link" spacing="none" onClick={() => onPick(words)}>{words}</Button>)}
  </Stack>
);
