import { Inline, List, ListItem, Lozenge, Stack, Tag, TagGroup } from '@forge/react';
import type { IssuePanel, PersonCard } from '../../contract';
import { Note } from '../pieces/Facts';
import { Person } from '../pieces/Person';
import { useReader } from '../lib/reader';
import { shortOf } from '../lib/refs';
import { Section } from './Section';

/** Who asks, and for whom where that is somebody else; what they hold now. */
export function Who({ panel: { requester, subject } }: { panel: IssuePanel }) {
  if (!requester) return null;
  const other = subject && subject.person !== requester.person ? subject : undefined;
  return (
    <>
      <Section title="Who asks"><About card={requester} /></Section>
      {other && <Section title="For whom"><About card={other} /></Section>}
    </>
  );
}

function About({ card }: { card: PersonCard }) {
  const { timeLeft } = useReader();
  const held = card.holds.filter(g => g.state !== 'ended');
  return (
    <Stack space="space.075">
      <Inline space="space.100" alignBlock="center" shouldWrap><Person person={card.person} />{!card.active && <Lozenge appearance="removed">Not active</Lozenge>}</Inline>
      {card.groups.length > 0 && <TagGroup>{card.groups.map(g => <Tag key={g} text={shortOf(g)} />)}</TagGroup>}
      {held.length === 0 ? <Note>Holds nothing through Countersign.</Note> : <List>{held.map(g => <ListItem key={g.id}>{`${g.title}${g.role ? `, ${g.role}` : ''}: ${timeLeft(g.until)}`}</ListItem>)}</List>}
    </Stack>
  );
}
