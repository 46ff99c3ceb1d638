import { Heading, List, ListItem, Stack, Text } from '@forge/react';
import { useState } from 'react';
import { Empty } from '../pieces/Empty';
import { Fault } from '../pieces/Fault';
import { useAct } from '../lib/useAct';
import { useReader } from '../lib/reader';
import { Pull } from './Pull';
import { Pulled } from './Pulled';
import type { TabProps } from './tabs';

/** One person stops; two release (G22). */
export function Stop({ view }: TabProps) {
  const acting = useAct();
  const { timeLeft } = useReader();
  const [switches, setSwitches] = useState(view.switches);
  if (!switches) return <Empty title="You cannot see the switches" says="Who administers Countersign can stop it here." />;
  return (
    <Stack space="space.300">
      <Stack space="space.150">
        <Heading as="h2" size="medium">Stopped now</Heading>
        {switches.pulled.length === 0 && <Empty title="Nothing is stopped" says="Whoever sees something wrong stops first and asks later: what people ask meanwhile is kept." />}
        {switches.pulled.map(s => <Pulled key={s.id} pulled={s} may={switches.may.includes(s.id)} busy={acting.busy} release={async () => setSwitches(await acting.act('releaseSwitch', { id: s.id }) ?? switches)} />)}
        {acting.fault && <Fault fault={acting.fault} />}
      </Stack>
      {switches.mayPull && <Pull acting={acting} done={setSwitches} />}
      {switches.waiting.length > 0 && <Text>{`Waiting for a release: ${switches.waiting.join(', ')}`}</Text>}
      {switches.outliving.length > 0 && <Stack space="space.100"><Heading as="h3" size="small">Stays beyond its end</Heading><List>{switches.outliving.map(g => <ListItem key={g.grantId}>{`${g.title}: ${timeLeft(g.until)}`}</ListItem>)}</List></Stack>}
    </Stack>
  );
}
