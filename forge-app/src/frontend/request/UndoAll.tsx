import type { Undoable, UndoPreview } from '@countersign/core';
import { Button, Inline, List, ListItem, Text } from '@forge/react';
import { useState } from 'react';
import { Sure } from '../pieces/Sure';
import { useTalk } from './context';

type Going = Extract<Undoable, { sentence: string }>;
const isGoing = (part: Undoable): part is Going => 'sentence' in part;

/** Takes back everything a request did: what, in which order, and what stays and why, before it is pressed. */
export function UndoAll() {
  const { request, acting, ask } = useTalk();
  const [preview, setPreview] = useState<UndoPreview>();
  const many = request.items.filter(i => ['verified', 'claimed'].includes(i.state) && i.receipt?.undo && i.grant?.state !== 'ended').length > 1;
  if (!many || !request.may.includes('undo') || request.undo?.state === 'running') return null;
  const look = async () => setPreview(await acting.act('undoPreview', { id: request.id }));
  const undo = async () => { if (await ask('undoRequest', { id: request.id })) setPreview(undefined); };
  const going = preview?.items.filter(isGoing) ?? [];
  return (
    <>
      <Inline><Button appearance="subtle" isDisabled={acting.busy} onClick={look}>Undo all of this</Button></Inline>
      <Sure title="Undo all of this?" open={Boolean(preview)} onClose={() => setPreview(undefined)} yes={`Undo ${going.length === 1 ? 'one thing' : `${going.length} things`}`} no="Keep it" danger busy={acting.busy} disabled={!preview?.may} fault={acting.fault} onYes={undo}>
        <Text>The last change goes first. Each is read back; one that fails keeps no other from being undone.</Text>
        <List type="ordered">{(preview?.items ?? []).map(part => <ListItem key={part.itemId}>{isGoing(part) ? `${part.title}. ${part.sentence}${part.asksAnew ? '. It gives access back, so it is asked anew' : ''}` : `Stays: ${part.title}. ${part.whyNot}`}</ListItem>)}</List>
        {preview && !preview.may && <Text>There is nothing here that you can undo.</Text>}
      </Sure>
    </>
  );
}
