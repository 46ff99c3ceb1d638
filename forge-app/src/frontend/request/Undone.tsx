import type { UndoResult } from '@countersign/core';
import { List, ListItem, SectionMessage, Text } from '@forge/react';
import { useTalk } from './context';

const SAYS: Readonly<Record<UndoResult['outcome'], string>> = { undone: 'Undone', asked: 'Asked anew', waits: 'Waits for a yes', failed: 'Not undone', left: 'Left as it is' };
const STATE = { running: 'It is being undone now.', done: 'This is what came of it.', parked: 'A part is not undone. A person has it.' };

/** What came of undoing everything, part by part. */
export function Undone() {
  const { request: { undo } } = useTalk();
  if (!undo) return null;
  return (
    <SectionMessage appearance={undo.state === 'parked' ? 'warning' : 'information'} title="Undo of this request">
      <Text>{STATE[undo.state]}</Text>
      <List>{undo.results.map(r => <ListItem key={r.itemId}>{`${SAYS[r.outcome]}: ${r.title}${r.why ? `. ${r.why}` : ''}`}</ListItem>)}</List>
    </SectionMessage>
  );
}
