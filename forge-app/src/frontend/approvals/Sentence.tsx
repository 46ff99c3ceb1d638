import type { Item } from '@countersign/core';
import { Strike, Text } from '@forge/react';
import { Fragment } from 'react';
import { partsOf, type Narrowed } from '../lib/narrow';

/** One sentence to decide by; it changes as its terms are made smaller. */
export function Sentence({ item, narrow }: { item: Item; narrow: Narrowed }) {
  return (
    <Text size="large">
      {partsOf(item, narrow).map((part, n) => (
        <Fragment key={n}>
          {part.now ? <><Strike>{part.text}</Strike> <Text as="strong" size="large">{part.now}</Text></> : part.term ? <Text as="strong" size="large">{part.text}</Text> : part.text}
        </Fragment>
      ))}
    </Text>
  );
}
