import { Button, Inline, SectionMessage, Stack, Text } from '@forge/react';
import { Field } from '../../pieces/Field';
import type { Fate } from '../../lib/fate';
import { mayGo } from './beginnings';

interface Props {
  readonly path: string; readonly fate: Fate | undefined;
  /** As it would be, and as it is in force. */
  readonly text: string;
  /** Null removes it, undefined leaves it as it is in force. */
  readonly put: (text: string | null | undefined) => void;
}

/** The text of one file, or the word that the change removes it. */
export function OneFile({ path, fate, text, put }: Props) {
  if (fate === 'removed') {
    return (
      <SectionMessage appearance="warning" title={`The change removes ${path}`}>
        <Text>It stays in force until somebody else approves. Then nothing in it counts any more, neither what it allows nor what it forbids; its text stays in the record.</Text>
        <Inline><Button onClick={() => put(undefined)}>{`Keep ${path}`}</Button></Inline>
      </SectionMessage>
    );
  }
  return (
    <Stack space="space.100">
      <Field label={`Text of ${path}`} lines={16} mono most={200_000} initial={text} onChange={put} />
      {fate === 'new' && <Inline><Button onClick={() => put(undefined)}>{`Do not add ${path}`}</Button></Inline>}
      {fate === undefined && mayGo(path) && <Inline><Button onClick={() => put(null)}>{`Remove ${path}`}</Button></Inline>}
    </Stack>
  );
}
