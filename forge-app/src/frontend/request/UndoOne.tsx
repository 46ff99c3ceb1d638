import type { Item } from '@countersign/core';
import { Button, Inline, Text } from '@forge/react';
import { useState } from 'react';
import { Note } from '../pieces/Facts';
import { Sure } from '../pieces/Sure';
import { useReader } from '../lib/reader';
import { useTalk } from './context';

/** Says what undoing does and until when, before and in the press. */
export function UndoOne({ item }: { item: Item }) {
  const { request, acting, ask } = useTalk();
  const { time } = useReader();
  const [open, setOpen] = useState(false);
  const { receipt } = item;
  if (item.grant?.state === 'ended') return <Note>{`Ended: ${item.grant.endedBecause ?? 'its time was over'}.`}</Note>;
  if (!receipt?.undo || !request.may.includes('undo') || !['verified', 'claimed'].includes(item.state)) return null;
  const says = `${receipt.undo.sentence}. Possible until ${time(receipt.undo.until)}.`;
  const undo = async () => { if (await ask('undo', { receiptId: receipt.id })) setOpen(false); };
  return (
    <>
      <Inline space="space.100" alignBlock="center" shouldWrap><Button onClick={() => setOpen(true)}>{item.grant ? 'Give back' : 'Undo'}</Button><Note>{says}</Note></Inline>
      <Sure title="Undo this?" open={open} onClose={() => setOpen(false)} yes={item.grant ? 'Give it back' : 'Undo it'} no="Keep it" danger busy={acting.busy} fault={acting.fault} onYes={undo}>
        <Text>{receipt.title}</Text>
        <Text>{receipt.undo.sentence}. The system is read back afterwards.</Text>
      </Sure>
    </>
  );
}
