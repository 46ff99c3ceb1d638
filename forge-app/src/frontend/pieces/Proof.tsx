import type { Item } from '@countersign/core';
import { Icon, Inline, Stack, Text } from '@forge/react';
import { Person } from './Person';
import { When } from './When';
import { MARKS, approvalLine, readBackLine, ruleLine, type Line } from '../lib/proof';

/** What allowed it, who approved it, what proves it: always in this order, "not needed" said and never left out. */
export function Proof({ item, inside }: { item: Item; inside: boolean }) {
  return <Stack space="space.050">{[ruleLine(item, inside), approvalLine(item, inside), readBackLine(item, inside)].map(line => <Signed key={line.label} line={line} />)}</Stack>;
}

function Signed({ line: { label, mood, says, people, at } }: { line: Line }) {
  const [glyph, word] = MARKS[mood];
  return (
    <Stack>
      <Inline space="space.050" alignBlock="center" shouldWrap><Icon glyph={glyph} label={word} size="small" /><Text size="small" color="color.text.subtle">{label}</Text></Inline>
      <Inline space="space.100" alignBlock="center" shouldWrap>
        {says && <Text size="small">{says}</Text>}
        {people?.map(p => <Person key={p} person={p} />)}
        {at && <Text size="small" color="color.text.subtle"><When at={at} /></Text>}
      </Inline>
    </Stack>
  );
}
