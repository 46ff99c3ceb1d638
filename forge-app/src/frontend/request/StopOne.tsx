import type { Item } from '@countersign/core';
import { Button, Inline, Text } from '@forge/react';
import { useState } from 'react';
import { Sure } from '../pieces/Sure';
import { useTalk } from './context';

/** Nothing was changed yet, and nothing will be. */
export function StopOne({ item }: { item: Item }) {
  const { request, inside, acting, ask } = useTalk();
  const [open, setOpen] = useState(false);
  if (!['waiting', 'planned'].includes(item.state) || !(request.may.includes('cancel') || inside)) return null;
  const stop = async () => { if (await ask('cancel', { id: request.id, itemId: item.id })) setOpen(false); };
  return (
    <>
      <Inline><Button appearance="subtle" onClick={() => setOpen(true)}>Stop this</Button></Inline>
      <Sure title="Stop this?" open={open} onClose={() => setOpen(false)} yes="Stop it" no="Keep it" danger busy={acting.busy} fault={acting.fault} onYes={stop}>
        <Text>{item.sentence}</Text>
        <Text>Nothing has been changed. It is dropped, and approvals given for it are lost.</Text>
      </Sure>
    </>
  );
}
