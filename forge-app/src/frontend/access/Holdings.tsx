import type { Grant, RequestView } from '@countersign/core';
import { Heading, SectionMessage, Stack, Text } from '@forge/react';
import { useState } from 'react';
import { Empty } from '../pieces/Empty';
import { Fault } from '../pieces/Fault';
import { Waiting } from '../pieces/Waiting';
import { useAct } from '../lib/useAct';
import { untilDone } from '../lib/untilDone';
import { Ended } from './Ended';
import { Held, type Give } from './Held';
import { Unsettled } from './Unsettled';

/** Of a request that gave it the headline goes on saying so: what is over says that it is. */
const cameOf = (id: string, request: RequestView | undefined) => (request?.items.some(i => i.grant?.id === id && i.grant.state === 'ended') ? 'You gave it back' : request?.headline);

/** Held now, not settled, ended: each with its next step. */
export function Holdings({ grants, reload }: { grants: readonly Grant[]; reload: () => void }) {
  const acting = useAct();
  const [said, say] = useState<string>();
  const [waits, setWaits] = useState(false);
  const give: Give = async (name, sent) => {
    const started = await acting.act(name, sent);
    if (!started) return false;
    void (async () => { setWaits(true); const seen = await untilDone(started); setWaits(false); say(seen.ok ? cameOf(sent.id, seen.value.request) : undefined); reload(); })();
    return true;
  };
  const held = grants.filter(g => g.state === 'active' || g.state === 'ending');
  const open = grants.filter(g => g.state === 'exception' || g.state === 'unknown');
  return (
    <Stack space="space.150">
      <Heading as="h2" size="small">What you hold</Heading>
      {waits && <Waiting says="Doing what you asked" />}
      {said && <SectionMessage appearance="success" title={said}><Text>The list below is up to date.</Text></SectionMessage>}
      {acting.fault && <Fault fault={acting.fault} />}
      {held.length === 0 && <Empty title="You hold nothing through us yet" says="Access you ask for shows up here, with its reason and its end." />}
      {held.map(g => <Held key={g.id} grant={g} busy={acting.busy} give={give} />)}
      {open.map(g => <Unsettled key={g.id} grant={g} />)}
      <Ended grants={grants.filter(g => g.state === 'ended').slice(0, 8)} />
    </Stack>
  );
}
