import { Heading, Inline, LoadingButton, Stack } from '@forge/react';
import { useState } from 'react';
import type { Got } from '../../contract';
import { Field } from '../pieces/Field';
import { Note } from '../pieces/Facts';
import { useAct } from '../lib/useAct';
import { Found } from './Found';
import { useAttached } from './useAttached';

/** Before a request is filed: an answer if there is one, else what will be understood. Whatever happens here, the form can be filed. */
export function AnswerNow() {
  const { busy, fault, act } = useAct();
  const attached = useAttached();
  const [text, setText] = useState('');
  const [found, setFound] = useState<Got<'answer'>>();
  const look = async () => {
    const words = text.trim();
    setFound(undefined);
    attached.take(words);
    setFound(await act('answer', { text: words }));
  };
  return (
    <Stack space="space.150">
      <Heading as="h3" size="small">Maybe you need not wait</Heading>
      <Field label="What do you need?" help="In your own words. You can file the request with or without this." lines={3} onChange={setText} />
      <Inline><LoadingButton appearance="primary" isLoading={busy} isDisabled={!text.trim()} onClick={look}>Look for an answer</LoadingButton></Inline>
      {fault && <Note>{`${fault.message} That does not matter: file the request as usual.`}</Note>}
      {found && <Found found={found} />}
      <Along attached={attached} />
      <Note>You talk to an AI; you can ask for a person at any time.</Note>
    </Stack>
  );
}

function Along({ attached: { state, drop } }: { attached: ReturnType<typeof useAttached> }) {
  if (state === 'none') return null;
  if (state === 'failed') return <Note>What you wrote here is not sent along. File the request as usual, and confirm it on its page.</Note>;
  return <Inline space="space.100" alignBlock="center" shouldWrap><Note>When you file the request, what you wrote here goes along, and counts as said by you.</Note><LoadingButton appearance="link" spacing="none" onClick={drop}>Leave it out</LoadingButton></Inline>;
}
