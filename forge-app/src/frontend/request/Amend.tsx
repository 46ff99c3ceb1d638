import type { Item } from '@countersign/core';
import { Button, Inline, SectionMessage, Text } from '@forge/react';
import { useState } from 'react';
import { Choice } from '../pieces/Choice';
import { Sure } from '../pieces/Sure';
import { narrowTo, narrowable, sayRung, type Narrowed } from '../lib/narrow';
import { useTalk } from './context';

const labelOf = (field: string) => ({ duration: 'How long', role: 'Role' })[field] ?? field;

/** An agent changes a term, only to what its ladder allows. Whoever edits is a maker: somebody else approves (G12). */
export function Amend({ item }: { item: Item }) {
  const { request, inside, mine, acting, ask } = useTalk();
  const [open, setOpen] = useState(false);
  const [change, setChange] = useState<Narrowed>({});
  if (!inside || mine || !['waiting', 'planned'].includes(item.state) || narrowable(item).length === 0) return null;
  const send = async () => { if (await ask('amend', { id: request.id, itemId: item.id, change })) setOpen(false); };
  return (
    <>
      <Inline><Button onClick={() => setOpen(true)}>Edit</Button></Inline>
      <Sure title="Edit what is asked" open={open} onClose={() => setOpen(false)} yes="Save the edit" no="Leave it" busy={acting.busy} disabled={Object.keys(change).length === 0} fault={acting.fault} onYes={send}>
        <Text>{item.sentence}</Text>
        {narrowable(item).map(([field, rungs]) => (
          <Choice key={field} label={labelOf(field)} options={rungs.map(r => ({ value: String(r), label: sayRung(r) }))} value={String(change[field] ?? rungs[0])} onChange={rung => setChange(narrowTo(change, { item, field, rung }))} />
        ))}
        <SectionMessage appearance="warning" title="Somebody else must approve it then"><Text>Who edits a request cannot approve it. Approvals given so far count only where they cover the edit.</Text></SectionMessage>
      </Sure>
    </>
  );
}
