import type { DelegationView } from '@countersign/core';
import { Button, Heading, Inline, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { Got, Sent } from '../../contract';
import { Fault } from '../pieces/Fault';
import { Note } from '../pieces/Facts';
import { Person } from '../pieces/Person';
import { useAct } from '../lib/useAct';
import { useLoad } from '../lib/useLoad';
import { useReader } from '../lib/reader';
import { Away } from './Away';

/** Who decides for me while I am away, and for whom I decide (G12). */
export function StandIns() {
  const { me } = useReader();
  const acting = useAct();
  const { value, fault, reload, set } = useLoad('delegations', { do: 'list' });
  const [leaving, setLeaving] = useState(false);
  if (!value) return fault ? <Fault fault={fault} retry={reload} /> : null;
  const live = value.items.filter(d => d.state !== 'over');
  if (!live.length && !value.mayDelegate) return null;
  const send = async (sent: Sent<'delegations'>): Promise<Got<'delegations'> | undefined> => { const got = await acting.act('delegations', sent); if (got) set(got); return got; };
  return (
    <Stack space="space.150">
      <Heading as="h2" size="small">When you are away</Heading>
      {acting.fault && !leaving && <Fault fault={acting.fault} />}
      {live.map(d => <StandIn key={d.id} one={d} mine={d.from === me.person} busy={acting.busy} end={() => void send({ do: 'end', id: d.id })} />)}
      {value.mayDelegate && me.kind === 'licensed' && !live.some(d => d.from === me.person) && (
        <Inline space="space.100" alignBlock="center" shouldWrap><Text>Nobody decides for you. What waits for you waits until you are back.</Text><Button onClick={() => setLeaving(true)}>Name somebody</Button></Inline>
      )}
      <Away open={leaving} mostDays={value.mostDays} acting={acting} onClose={() => setLeaving(false)} give={async sent => { if (await send(sent)) setLeaving(false); }} />
    </Stack>
  );
}

function StandIn({ one: d, mine, busy, end }: { one: DelegationView; mine: boolean; busy: boolean; end: () => void }) {
  const { time } = useReader();
  return (
    <Stack space="space.050">
      <Inline space="space.100" alignBlock="center" shouldWrap>
        {!mine && <Text>You decide for</Text>}
        <Person person={mine ? d.to : d.from} />
        {mine && <Text>decides for you</Text>}
        {d.mayEnd && <Button isDisabled={busy} onClick={end}>{mine ? 'End it' : 'Give it back'}</Button>}
      </Inline>
      <Note>{`${d.state === 'coming' ? `From ${time(d.since)} until` : 'Until'} ${time(d.until)}${d.reason ? `. ${d.reason}` : ''}`}</Note>
    </Stack>
  );
}
