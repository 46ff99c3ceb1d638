import { Button, Stack } from '@forge/react';
import { useReader } from '../lib/reader';
import { Note } from '../pieces/Facts';

/** Three things to ask, in the company's own words; a press puts them in the box. */
export function Examples({ onPick }: { onPick: (words: string) => void }) {
  const { examples } = useReader().me;
  if (!examples.length) return null;
  return (
    <Stack space="space.050" alignInline="start">
      <Note>For example</Note>
      {examples.slice(0, 3).map(words => <Button key={words} appearance="link" spacing="none" onClick={() => onPick(words)}>{words}</Button>)}
    </Stack>
  );
}
