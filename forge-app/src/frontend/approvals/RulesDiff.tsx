import type { Item, Json, JsonObject } from '@countersign/core';
import { Stack, Text } from '@forge/react';
import { fatesIn } from '../lib/fate';
import { Patch } from '../pieces/Patch';

const isObject = (entry: Json | undefined): entry is JsonObject => typeof entry === 'object' && entry !== null && !Array.isArray(entry);
const isPatch = (entry: Json): entry is { file: string; patch: string } => isObject(entry) && typeof entry.file === 'string' && typeof entry.patch === 'string';
const textsIn = (entry: Json | undefined) => (isObject(entry) ? (entry as Readonly<Record<string, string | null>>) : {});

/** A change of the rules is itself a request (G25): its tests and its text are what one says yes to. */
export function RulesDiff({ item }: { item: Item }) {
  if (item.action !== 'countersign.adopt-rules') return null;
  const { tests, diff, change, back } = item.input;
  const before = textsIn(back);
  return <Stack space="space.100">{typeof tests === 'string' && <Text>{tests}</Text>}{Array.isArray(diff) && <Patch diff={diff.filter(isPatch)} fateOf={fatesIn(textsIn(change), file => before[file] !== null)} />}</Stack>;
}
