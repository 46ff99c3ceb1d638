import type { PrivacyView } from '@countersign/core';
import { Button, Heading, Inline, Text } from '@forge/react';
import { useState } from 'react';
import { Card } from '../../pieces/Card';
import { Note } from '../../pieces/Facts';
import { Person } from '../../pieces/Person';
import { Sure } from '../../pieces/Sure';
import { useAct } from '../../lib/useAct';
import { useReader } from '../../lib/reader';

/** One hold: on whom, why, since when, and who asked to lift it. */
export function Hold({ hold: h, set }: { hold: PrivacyView['holds'][number]; set: (view: PrivacyView) => void }) {
  const { time } = useReader();
  const { busy, fault, act } = useAct();
  const [open, setOpen] = useState(false);
  const lift = async () => {
    const view = await act('releaseHold', { id: h.id });
    if (!view) return;
    setOpen(false);
    set(view);
  };
  return (
    <Card>
      {h.person ? <Inline><Person person={h.person} /></Inline> : <Heading as="h3" size="xsmall">{h.requestId}</Heading>}
      <Text>{h.reason}</Text>
      <Inline space="space.075" alignBlock="center" shouldWrap><Note>Set by</Note><Person person={h.by} /><Note>{time(h.at)}</Note></Inline>
      {h.release && <Inline space="space.075" alignBlock="center" shouldWrap><Person person={h.release.by} /><Note>{`asked to lift it ${time(h.release.at)}. A second person lifts it.`}</Note></Inline>}
      {h.mayRelease && <Inline><Button isDisabled={busy} onClick={() => setOpen(true)}>{h.release ? 'Lift this hold' : 'Ask to lift this hold'}</Button></Inline>}
      <Sure title={h.release ? 'Lift this hold?' : 'Ask to lift this hold?'} open={open} onClose={() => setOpen(false)} yes={h.release ? 'Lift it' : 'Ask to lift it'} no="Keep it" danger={Boolean(h.release)} busy={busy} fault={fault} onYes={lift}>
        <Text>{h.release ? 'What is past its time is erased with the next pass, and the person can be erased. It does not come back.' : 'Nothing changes yet: another privacy officer or auditor lifts it.'}</Text>
      </Sure>
    </Card>
  );
}
