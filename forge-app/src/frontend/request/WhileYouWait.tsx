import { Button, Inline, SectionMessage, Stack, Text } from '@forge/react';
import { newKey } from '../lib/call';
import { useLoad } from '../lib/useLoad';
import { Citations } from '../pieces/Citations';
import { Note } from '../pieces/Facts';
import { useTalk } from './context';

/** A question that came by a form or a mail was searched for nobody: articles are read as whoever reads them, and now they are here. */
export function WhileYouWait() {
  const { request, mine } = useTalk();
  const asked = request.turns[0]?.text;
  const isQuestion = request.items.length === 0 && !request.turns.some(t => t.citations?.length);
  if (!mine || !asked || !isQuestion || request.handoff?.state !== 'open') return null;
  return <Found asked={asked} />;
}

function Found({ asked }: { readonly asked: string }) {
  const { request, acting, ask } = useTalk();
  const { value } = useLoad('answer', { text: asked });
  if (!value?.answer) return null;
  const title = value.citations[0]?.title;
  const thank = () => ask('turn', { id: request.id, text: title ? `“${title}” answered this.` : 'This is answered.', key: newKey() });
  return (
    <SectionMessage title="While you wait: this may answer it">
      <Stack space="space.100">
        <Text>{value.answer}</Text>
        <Citations citations={value.citations} />
        <Inline><Button isDisabled={acting.busy} onClick={thank}>This answered it</Button></Inline>
        <Note>Whoever has your request reads that, and closes it.</Note>
      </Stack>
    </SectionMessage>
  );
}
