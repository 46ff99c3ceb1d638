import { Text } from '@forge/react';
import { useState } from 'react';
import type { Sent } from '../../contract';
import { Day, dayIn } from '../pieces/Day';
import { Field } from '../pieces/Field';
import { Sure } from '../pieces/Sure';
import type { Acting } from '../lib/useAct';
import { FindPerson } from './FindPerson';

type Give = Extract<Sent<'delegations'>, { do: 'give' }>;
interface Props { readonly open: boolean; readonly mostDays: number; readonly acting: Acting; readonly onClose: () => void; readonly give: (sent: Give) => void }

/** Who, from which day until which: whole days where the reader is. */
export function Away({ open, mostDays, acting, onClose, give }: Props) {
  const [to, setTo] = useState<string>();
  const [from, setFrom] = useState(dayIn(0));
  const [until, setUntil] = useState(dayIn(7));
  const [reason, setReason] = useState('');
  const send = () => { if (to) give({ do: 'give', to, from: new Date(`${from}T00:00`).toISOString(), until: new Date(`${until}T23:59`).toISOString(), ...(reason.trim() && { reason: reason.trim() }) }); };
  return (
    <Sure title="When you are away" open={open} onClose={onClose} yes="Let them decide" no="Not now" busy={acting.busy} disabled={!to || !from || !until} fault={acting.fault} onYes={send}>
      <Text>{`They decide what waits for you, in your place and under their own name. They cannot give it on. At most ${mostDays} days.`}</Text>
      <FindPerson onChange={setTo} />
      <Day label="From" value={from} onChange={setFrom} />
      <Day label="Until" value={until} onChange={setUntil} />
      <Field label="Why, if you want to say" help="They read it." most={200} onChange={setReason} />
    </Sure>
  );
}
