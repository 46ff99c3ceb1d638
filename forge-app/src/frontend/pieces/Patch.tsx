import type { RulesCheck } from '@countersign/core';
import { CodeBlock, Stack, Text } from '@forge/react';

/** Files as they would be, beside what is in force: added and removed lines by sign. */
export const Patch = ({ diff }: { diff: RulesCheck['diff'] }) => (
  <Stack space="space.100">{diff.map(({ file, patch }) => <Stack key={file} space="space.050"><Text weight="bold">{file}</Text><CodeBlock language="diff" text={patch} /></Stack>)}</Stack>
);
