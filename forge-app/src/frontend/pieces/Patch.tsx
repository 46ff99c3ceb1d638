import type { RulesCheck } from '@countersign/core';
import { CodeBlock, Inline, Lozenge, Stack, Text } from '@forge/react';
import type { FateOf } from '../lib/fate';

const FATE = { new: ['New file', 'success'], removed: ['Removed', 'removed'] } as const;

/** Files as they would be, beside what is in force: added and removed lines by sign, added and removed files by word. */
export const Patch = ({ diff, fateOf }: { diff: RulesCheck['diff']; fateOf: FateOf }) => (
  <Stack space="space.100">{diff.map(({ file, patch }) => <Stack key={file} space="space.050"><Named file={file} fate={fateOf(file)} /><CodeBlock language="diff" text={patch} /></Stack>)}</Stack>
);

function Named({ file, fate }: { file: string; fate: ReturnType<FateOf> }) {
  const [word, tone] = fate ? FATE[fate] : [];
  return <Inline space="space.100" alignBlock="center" shouldWrap><Text weight="bold">{file}</Text>{word && <Lozenge appearance={tone}>{word}</Lozenge>}</Inline>;
}
