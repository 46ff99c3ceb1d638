import type { Item, Json } from '@countersign/core';
import { Stack, Text } from '@forge/react';
import { Patch } from '../pieces/Patch';

const isPatch = (entry: Json): entry is { file: string; patch: string } => typeof entry === 'object' && entry !== null && !Array.isArray(entry) && typeof entry.file === 'string' && typeof entry.patch === 'string';

/** A change of the rules is itself a request (G25): its tests and its text are what one says yes to. */
export function RulesDiff({ item }: { item: Item }) {
  if (item.action !== 'countersign.adopt-rules') return null;
  const { tests, diff } = item.input;
  return <Stack space="space.100">{typeof tests === 'string' && <Text>{tests}</Text>}{Array.isArray(diff) && <Patch diff={diff.filter(isPatch)} />}</Stack>;
}
