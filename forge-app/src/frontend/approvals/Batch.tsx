import type { ApprovalView } from '@countersign/core';
import { Button, Code, Inline, List, ListItem, Stack, Text } from '@forge/react';
import { useState } from 'react';
import { Note } from '../pieces/Facts';
import { Sure } from '../pieces/Sure';
import { useBatch } from './useBatch';

/** What one press takes. */
const MOST = 20;

/** The same for several people, of low risk: read in one list, approved in one press, each with a fate of its own (G13). */
export function Batch({ alike, onDone }: { alike: readonly ApprovalView[]; onDone: (said: string) => void }) {
  const [open, setOpen] = useState(false);
  const some = alike.slice(0, MOST);
  const { busy, fault, failed, approve } = useBatch(some, said => { setOpen(false); onDone(said); });
  const all = `Approve all ${some.length}`;
  const forOthers = new Set(alike.map(a => a.ids.subject)).size === alike.length;
  return (
    <>
      <Inline space="space.100" alignBlock="center" shouldWrap><Text>{`${alike.length} of these ask for the same${forOthers ? ', each for somebody else' : ''}.`}</Text><Button onClick={() => setOpen(true)}>{all}</Button></Inline>
      <Sure title={all} open={open} onClose={() => setOpen(false)} yes={all} no="Not now" busy={busy} fault={fault} onYes={approve}>
        {some.map(a => (
          <Stack key={a.id} space="space.025">
            <Text weight="medium">{a.item.sentence}</Text>
            <Note>{a.words}</Note>
            <Inline><Code>{a.ids.subject}</Code></Inline>
          </Stack>
        ))}
        {failed.length > 0 && <List>{failed.map(f => <ListItem key={f.id}>{`${f.id}: ${f.message} ${f.next}`}</ListItem>)}</List>}
      </Sure>
    </>
  );
}
