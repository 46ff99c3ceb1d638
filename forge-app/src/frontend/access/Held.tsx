import type { Grant } from '@countersign/core';
import { Button, ButtonGroup, Heading, ProgressBar, Text } from '@forge/react';
import { useState } from 'react';
import type { Sent } from '../../contract';
import { Card } from '../pieces/Card';
import { Note } from '../pieces/Facts';
import { Sure } from '../pieces/Sure';
import { useReader } from '../lib/reader';
import { Extend } from './Extend';

/** Answers whether it was taken on. */
export type Give = <C extends 'returnGrant' | 'extendGrant'>(name: C, sent: Sent<C>) => Promise<boolean>;
interface Props { readonly grant: Grant; readonly busy: boolean; readonly give: Give }

/** One access with its reason, its end, and how much of its time is left. */
export function Held({ grant: g, busy, give }: Props) {
  const { timeLeft } = useReader();
  const [asking, setAsking] = useState<'back' | 'longer'>();
  const active = g.state === 'active';
  const close = () => setAsking(undefined);
  return (
    <Card>
      <Heading as="h3" size="xsmall">{g.role ? `${g.title}, ${g.role}` : g.title}</Heading>
      <Note>{g.reason}</Note>
      <Text>{[timeLeft(g.until), g.ticket && `ends when ${g.ticket} closes`, g.shift && 'ends with your on-call shift'].filter(Boolean).join(', ')}</Text>
      {g.until && <ProgressBar value={shareLeft(g)} ariaLabel={`${Math.round(shareLeft(g) * 100)} percent of the time is left`} />}
      {active && g.warnedAt && <Text>{g.extendable ? 'Ends soon. Ask for longer if you still need it; it is decided under today’s rules.' : 'Ends soon. If you still need it then, ask for it again.'}</Text>}
      <ButtonGroup label={g.title}>
        {g.extendable && active && <Button isDisabled={busy} onClick={() => setAsking('longer')}>Ask for longer</Button>}
        <Button isDisabled={busy || !active} onClick={() => setAsking('back')}>Give back</Button>
      </ButtonGroup>
      <Sure title="Give this back?" open={asking === 'back'} onClose={close} yes="Give it back" no="Keep it" danger busy={busy} onYes={async () => { if (await give('returnGrant', { id: g.id })) close(); }}>
        <Text>{`You lose ${g.title}${g.role ? `, ${g.role}` : ''} now. To get it back, you ask again.`}</Text>
      </Sure>
      <Extend grant={g} open={asking === 'longer'} busy={busy} onClose={close} give={give} />
    </Card>
  );
}

function shareLeft({ since, until }: Grant): number {
  if (!until) return 1;
  const total = Date.parse(until) - Date.parse(since);
  return total > 0 ? Math.min(1, Math.max(0, (Date.parse(until) - Date.now()) / total)) : 0;
}
