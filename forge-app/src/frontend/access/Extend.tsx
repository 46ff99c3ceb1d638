import type { Grant } from '@countersign/core';
import { Text } from '@forge/react';
import { useState } from 'react';
import { Choice } from '../pieces/Choice';
import { Reason, isReason } from '../pieces/Reason';
import { Sure } from '../pieces/Sure';
import { isoOf, sayValue } from '../lib/duration';
import type { Give } from './Held';

const USUAL = ['PT4H', 'P1D', 'P7D', 'P30D'];
interface Props { readonly grant: Grant; readonly open: boolean; readonly busy: boolean; readonly onClose: () => void; readonly give: Give }

/** As long again, or another usual time; from now, under today's rules. */
export function Extend({ grant: g, open, busy, onClose, give }: Props) {
  const again = g.until ? isoOf(Math.max(1, Math.round((Date.parse(g.until) - Date.parse(g.since)) / 60_000))) : 'P7D';
  const [duration, setDuration] = useState(again);
  const [reason, setReason] = useState('');
  const options = [...new Set([again, ...USUAL])].map(value => ({ value, label: value === again ? `${sayValue(value)}, as before` : sayValue(value) }));
  return (
    <Sure title="Ask for longer" open={open} onClose={onClose} yes="Ask for it" no="Not now" busy={busy} disabled={!isReason(reason)} onYes={async () => { if (await give('extendGrant', { id: g.id, duration, reason: reason.trim() })) onClose(); }}>
      <Text>{g.title}</Text>
      <Choice label="How long from now" options={options} value={duration} onChange={setDuration} />
      <Reason label="Why you still need it" help="Whoever decides reads this." onChange={setReason} />
    </Sure>
  );
}
