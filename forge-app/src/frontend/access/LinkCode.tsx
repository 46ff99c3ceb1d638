import type { LinksView } from '@countersign/core';
import { Button, ButtonGroup, Stack } from '@forge/react';
import { useState } from 'react';
import { Field } from '../pieces/Field';
import type { Step } from './Links';

/** Begins a link here, or goes on with a code that the other host showed. */
export function LinkCode({ peer: { name, title }, busy, step }: { peer: LinksView['peers'][number]; busy: boolean; step: Step }) {
  const [code, setCode] = useState('');
  return (
    <Stack space="space.100">
      <Field label={`Code that ${title} showed you`} help={`Sign in to ${title} yourself. A code that somebody else gives you links their account, not yours.`} most={200} onChange={setCode} />
      <ButtonGroup label={`Link your account in ${title}`}>
        <Button isDisabled={busy || code.trim().length < 4} onClick={() => step({ do: 'type', name, code: code.trim() })}>Use this code</Button>
        <Button appearance="subtle" isDisabled={busy} onClick={() => step({ do: 'ask', name })}>{`Show me a code for ${title}`}</Button>
      </ButtonGroup>
    </Stack>
  );
}
