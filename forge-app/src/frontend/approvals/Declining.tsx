import { Text } from '@forge/react';
import { useState } from 'react';
import { Field } from '../pieces/Field';
import { Sure } from '../pieces/Sure';
import type { FaultSaid } from '../lib/call';

export type No = 'decline' | 'report';
interface Props { readonly how?: No; readonly name: string; readonly busy: boolean; readonly fault?: FaultSaid; readonly onClose: () => void; readonly send: (how: No, comment: string) => void }

/** No, with a reason; or no and an alarm, which says whom it wakes and what it stops. */
export function Declining({ how, name, busy, fault, onClose, send }: Props) {
  const [reason, setReason] = useState('');
  const report = how === 'report';
  return (
    <Sure title={report ? 'Decline and report this?' : 'Decline this?'} open={Boolean(how)} onClose={onClose} yes={report ? 'Decline and report' : 'Decline'} no="Not now" danger busy={busy} disabled={!reason.trim()} fault={fault} onYes={() => how && send(how, reason.trim())}>
      <Text>{report ? `Security is told now, and what ${name} asked beside it is stopped.` : `${name} can ask for less now, and for the same again in 24 hours.`}</Text>
      <Field label="Why" help={report ? `Security reads this, and ${name} too.` : `${name} reads this.`} required lines={3} most={2_000} onChange={setReason} />
    </Sure>
  );
}
