import { Button, ButtonGroup, Inline, LoadingButton, Stack, Text } from '@forge/react';
import { useState } from 'react';
import { Field } from '../pieces/Field';
import { Note } from '../pieces/Facts';
import { useReader } from '../lib/reader';
import { useTalk } from './context';

/** Resolved means read back, and the requester's yes or three quiet days. */
export function Solved() {
  const { request, acting, ask } = useTalk();
  const { time } = useReader();
  if (!request.may.includes('confirm')) return null;
  const say = (solved: boolean) => ask('confirm', { id: request.id, solved });
  return (
    <Stack space="space.075">
      <Text weight="bold">Did that solve it?</Text>
      <ButtonGroup label="Did that solve it?">
        <LoadingButton appearance="primary" isLoading={acting.busy} onClick={() => say(true)}>This solved it</LoadingButton>
        <Button isDisabled={acting.busy} onClick={() => say(false)}>Not yet</Button>
      </ButtonGroup>
      {request.closesAt && <Note>{`If you say nothing, it closes ${time(request.closesAt)}.`}</Note>}
    </Stack>
  );
}

/** It came back, or was not solved after all. */
export function Reopen() {
  const { request, acting, ask } = useTalk();
  const [text, setText] = useState<string>();
  if (!request.may.includes('reopen')) return null;
  if (text === undefined) return <Inline><Button onClick={() => setText('')}>Not solved after all</Button></Inline>;
  return (
    <Stack space="space.100">
      <Field label="What is still wrong?" required lines={2} onChange={setText} />
      <Inline><LoadingButton appearance="primary" isLoading={acting.busy} isDisabled={!text.trim()} onClick={() => ask('reopen', { id: request.id, text: text.trim() })}>Open it again</LoadingButton></Inline>
    </Stack>
  );
}
