import type { Demands } from '@countersign/core';
import { Button, ButtonGroup, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import { useState } from 'react';
import { Field } from '../pieces/Field';
import type { No } from './Declining';

interface Props { readonly demands: Demands; readonly term: string; readonly busy: boolean; readonly approve: (typed?: string) => void; readonly decline: (how: No) => void }

/** Approve repeats the term. What is far-reaching asks for its name, typed (G15). */
export function Approving({ demands, term, busy, approve, decline }: Props) {
  const [typed, setTyped] = useState('');
  const matches = demands.type === undefined || typed.trim() === demands.type;
  return (
    <Stack space="space.150">
      {demands.stepUp && <SectionMessage title="This yes needs a proof of who you are"><Text>Jira cannot take that proof. Approve it where Countersign can, for example in Backstage. You can decline it here.</Text></SectionMessage>}
      {demands.type !== undefined && !demands.stepUp && <Field label={`Type ${demands.type} to approve`} help="It is far-reaching, so its name is typed." most={200} onChange={setTyped} />}
      <ButtonGroup label="Your decision">
        {!demands.stepUp && <LoadingButton appearance="primary" isLoading={busy} isDisabled={!matches} onClick={() => approve(demands.type === undefined ? undefined : typed.trim())}>{`Approve ${term}`.trim()}</LoadingButton>}
        <Button isDisabled={busy} onClick={() => decline('decline')}>Decline</Button>
        <Button appearance="subtle" isDisabled={busy} onClick={() => decline('report')}>Report it</Button>
      </ButtonGroup>
    </Stack>
  );
}
