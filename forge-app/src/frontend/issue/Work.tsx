import { Button, ButtonGroup, Inline, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import { useState } from 'react';
import { Field } from '../pieces/Field';
import { Note } from '../pieces/Facts';
import { Person } from '../pieces/Person';
import { useTalk } from '../request/context';
import { Section } from './Section';

/** A person takes the request: the agent is quiet until it is given back. @param onIssue - there is an issue to write a note on. */
export function Work({ onIssue = true }: { readonly onIssue?: boolean }) {
  const { request, acting, ask } = useTalk();
  const { may, handoff, id } = request;
  return (
    <Stack space="space.100">
      {handoff?.state === 'taken' && handoff.takenBy && <Inline space="space.075" alignBlock="center"><Person person={handoff.takenBy} /><Note>has this. The agent is quiet.</Note></Inline>}
      {may.includes('take-over') && <Inline space="space.100" alignBlock="center" shouldWrap><LoadingButton isLoading={acting.busy} onClick={() => ask('takeOver', { id })}>Take over</LoadingButton><Note>The agent goes quiet until you give it back.</Note></Inline>}
      {may.includes('reply') && <Reply />}
      {onIssue && <CardNote />}
    </Stack>
  );
}

function Reply() {
  const { request: { id }, acting, ask } = useTalk();
  const [text, setText] = useState('');
  const [sent, setSent] = useState(0);
  const words = text.trim();
  const clear = (done: unknown) => { if (done) { setText(''); setSent(sent + 1); } };
  return (
    <Section title="Answer">
      <Field key={sent} label="Your answer" help="The requester reads this." lines={3} onChange={setText} />
      <ButtonGroup label="What to do with your answer">
        <LoadingButton appearance="primary" isLoading={acting.busy} isDisabled={!words} onClick={async () => clear(await ask('reply', { id, text: words }))}>Send answer</LoadingButton>
        <Button isDisabled={!words || acting.busy} onClick={async () => clear(await ask('close', { id, text: words }))}>Answer and close</Button>
        <Button appearance="subtle" isDisabled={acting.busy} onClick={async () => clear(await ask('giveBack', { id, ...(words && { text: words }) }))}>Give back to the agent</Button>
      </ButtonGroup>
    </Section>
  );
}

/** The hand-off card for those who read the issue without this panel. */
function CardNote() {
  const { request: { id }, acting } = useTalk();
  const [there, setThere] = useState(false);
  if (there) return <SectionMessage appearance="success" title="The internal note is on the issue"><Text>Customers do not see it.</Text></SectionMessage>;
  return <Inline><Button appearance="subtle" isDisabled={acting.busy} onClick={async () => setThere(Boolean(await acting.act('note', { id })))}>Add the card as an internal note</Button></Inline>;
}
