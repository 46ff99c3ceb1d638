import { Inline, Link, Stack, Text } from '@forge/react';
import type { Similar } from '../../contract';
import { Note } from '../pieces/Facts';
import { Section } from './Section';

/** How much the same was solved before. */
export function Similars({ similar }: { similar: readonly Similar[] }) {
  if (similar.length === 0) return null;
  return (
    <Section title="Solved before">
      {similar.map(s => (
        <Stack key={s.id} space="space.025">
          <Inline space="space.075" shouldWrap>{s.issue && <Link href={`/browse/${encodeURIComponent(s.issue)}`}>{s.issue}</Link>}<Text>{s.title}</Text></Inline>
          <Note>{s.how}</Note>
        </Stack>
      ))}
    </Section>
  );
}
