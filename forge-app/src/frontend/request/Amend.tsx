import type { Item } from '@countersign/core';
import { Button, Inline, SectionMessage, Text } from '@forge/react';
import { useState } from 'react';
import { Choice } from '../pieces/Choice';
import { Sure } from '../pieces/Sure';
import { sayValue } from '../lib/duration';
import { useTalk } from './context';

const rungsOf = (item: Item) => Object.entries(item.ladders).filter(([, rungs]) => rungs.length > 1);
const labelOf = (field: string) => ({ duration: 'How long', role: 'Role' })[field] ?? field;

/** An agent changes a term, only to what its ladder allows. Whoever edits is a maker: somebody else approves (G12). */
export function Amend({ item }: { item: Item }) {
  const { request, inside, mine, acting, ask } = useTalk();
  const [open, setOpen] = useState(false);
  const [change, setChange] = useState<Readonly<Record<string, string | number>>>({});
  if (!inside || mine || !['waiting', 'planned'].includes(item.state) || rungsOf(item).length === 0) return null;
  const set = (field: string, text: string) => setChange({ ...change, [field]: item.ladders[field].find(r => String(r) === text) ?? text });
  const send = async () => { if (await ask('amend', { id: request.id, itemId: item.id, change })) setOpen(false); };
  return (
    <>
      <Inline><Button onClick={() => setOpen(true)}>Edit</Button></Inline>
      <Sure title="Edit what is asked" open={open} onClose={() => setOpen(false)} yes="Save the edit" no="Leave it" busy={acting.busy} disabled={Object.keys(change).length === 0} fault={acting.fault} onYes={send}>
        <Text>{item.sentence}</Text>
        {rungsOf(item).map(([field, rungs]) => (
          <Choice key={field} label={labelOf(field)} options={rungs.map(r => ({ value: String(r), label: sayValue(r) }))} value={String(change[field] ?? item.input[field] ?? rungs[0])} onChange={text => set(field, text)} />
        ))}
        <SectionMessage appearance="warning" title="Somebody else must approve it then"><Text>Who edits a request cannot approve it. Approvals given so far count only where they cover the edit.</Text></SectionMessage>
      </Sure>
    </>
  );
}
