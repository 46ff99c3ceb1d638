import { Button, Inline, List, ListItem, Text } from '@forge/react';
import { useState } from 'react';
import { Sure } from '../pieces/Sure';
import { useTalk } from './context';

/** Stops what has not happened yet; what is done stays done. */
export function StopAll() {
  const { request, inside, acting, ask } = useTalk();
  const [open, setOpen] = useState(false);
  const ahead = request.items.filter(i => ['planned', 'waiting', 'working', 'checking'].includes(i.state));
  const running = request.state === 'working' || ahead.length > 1;
  if (!running || !(request.may.includes('cancel') || inside)) return null;
  const stop = async () => { if (await ask('cancel', { id: request.id })) setOpen(false); };
  return (
    <>
      <Inline><Button appearance="subtle" onClick={() => setOpen(true)}>Stop everything here</Button></Inline>
      <Sure title="Stop this request?" open={open} onClose={() => setOpen(false)} yes="Stop it" no="Let it go on" danger busy={acting.busy} fault={acting.fault} onYes={stop}>
        <Text>What has not happened yet is dropped. What is done stays, and can be undone one by one.</Text>
        <List>{ahead.map(i => <ListItem key={i.id}>{i.sentence}</ListItem>)}</List>
      </Sure>
    </>
  );
}
