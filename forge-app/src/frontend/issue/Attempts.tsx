import type { StageMark } from '@countersign/core';
import { List, ListItem, Stack, Text } from '@forge/react';
import { Note } from '../pieces/Facts';
import { useReader } from '../lib/reader';
import { useTalk } from '../request/context';
import { Section } from './Section';

/** The note of the first reading is the name of the model. */
const saidOf = ({ stage, note }: { readonly stage: string; readonly note: string }) => (stage === 'understand' ? `read by ${note === 'embedded' ? 'the built-in planner' : note}` : note);

/** What was tried and what was refused, in order of time; why it stopped, and what the agent suggests. */
export function Attempts() {
  const { request: { items, handoff, stages } } = useTalk();
  const { time } = useReader();
  const marks = [...stages, ...items.flatMap(i => i.stages)].filter((m): m is StageMark & { note: string } => Boolean(m.note)).sort((a, b) => a.at.localeCompare(b.at));
  const refused = items.flatMap(i => (i.receipt?.refusal ? [{ id: i.id, says: `${i.sentence}: refused, ${i.receipt.refusal.message} (${i.receipt.refusal.code})` }] : []));
  if (marks.length + refused.length === 0 && !handoff) return null;
  return (
    <Section title="Tried so far">
      <Stack space="space.075">
        <List>
          {marks.map(m => <ListItem key={`${m.at}${m.stage}${m.note}`}>{`${time(m.at)}: ${saidOf(m)}`}</ListItem>)}
          {(handoff?.tried ?? []).map(t => <ListItem key={t}>{t}</ListItem>)}
          {refused.map(r => <ListItem key={r.id}>{r.says}</ListItem>)}
        </List>
        {handoff && <Text>{`Why it stopped: ${handoff.reason}`}</Text>}
        {handoff && <Note>{handoff.summary}</Note>}
        {handoff?.suggestion && <Text>{`Suggested: ${handoff.suggestion}`}</Text>}
      </Stack>
    </Section>
  );
}
