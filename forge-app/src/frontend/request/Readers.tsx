import type { Reading } from '@countersign/core';
import { Button, Inline, Stack } from '@forge/react';
import { useState } from 'react';
import { Fault } from '../pieces/Fault';
import { Note } from '../pieces/Facts';
import { Person } from '../pieces/Person';
import { readingSaid } from '../lib/readings';
import { useAct } from '../lib/useAct';
import { useReader } from '../lib/reader';

/** The last of them; each is on the record. */
const SHOWN = 8;

/** Who looked at this and is no part of it, for those who are (G30). Asked by a press: most visits are for something else. */
export function Readers({ id }: { id: string }) {
  const { time } = useReader();
  const { busy, fault, act } = useAct();
  const [found, setFound] = useState<readonly Reading[]>();
  if (!found) return <Stack space="space.075"><Inline><Button appearance="subtle" isDisabled={busy} onClick={async () => setFound(await act('readings', { id }))}>Who looked at this</Button></Inline>{fault && <Fault fault={fault} />}</Stack>;
  return (
    <Stack space="space.050">
      <Note>{found.length === 0 ? 'Nobody looked at this but those it is about.' : 'Who looked at this, newest first:'}</Note>
      {found.slice(-SHOWN).reverse().map(r => <Inline key={`${r.by}${r.what}${r.at}`} space="space.075" alignBlock="center" shouldWrap><Person person={r.by} /><Note>{`${readingSaid(r.what)}, ${time(r.at)}`}</Note></Inline>)}
      {found.length > SHOWN && <Note>{`And ${found.length - SHOWN} earlier.`}</Note>}
    </Stack>
  );
}
