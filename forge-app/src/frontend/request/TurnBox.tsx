import type { RequestView } from '@countersign/core';
import { ButtonGroup, Button, Inline, LoadingButton, Stack } from '@forge/react';
import { useState } from 'react';
import { Field } from '../pieces/Field';
import { newKey } from '../lib/call';
import { useTalk } from './context';

/** The question stands above already where it is the headline. */
const labelOf = ({ question, headline }: RequestView) => (!question ? 'Add, correct or ask something else' : headline.includes(question.text) ? 'Your answer' : question.text);

/** Answers the question that is open, or adds to the request. */
export function TurnBox() {
  const { request, acting, ask } = useTalk();
  const [text, setText] = useState('');
  const [sent, setSent] = useState(0);
  if (!request.may.includes('turn')) return null;
  const send = async (words: string) => {
    if (!words.trim() || !(await ask('turn', { id: request.id, text: words.trim(), key: newKey() }))) return;
    setText('');
    setSent(sent + 1);
  };
  return (
    <Stack space="space.100">
      {request.question?.choices && <ButtonGroup label="Answers to choose from">{request.question.choices.map(c => <Button key={c} isDisabled={acting.busy} onClick={() => send(c)}>{c}</Button>)}</ButtonGroup>}
      <Field key={sent} label={labelOf(request)} lines={2} onChange={setText} />
      <Inline><LoadingButton appearance={request.question ? 'primary' : 'default'} isLoading={acting.busy} isDisabled={!text.trim()} onClick={() => send(text)}>Send</LoadingButton></Inline>
    </Stack>
  );
}
