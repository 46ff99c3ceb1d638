import type { Item } from '@countersign/core';
import { Inline, LoadingButton, Text } from '@forge/react';
import { useState } from 'react';
import { Choice } from '../pieces/Choice';
import { Field } from '../pieces/Field';
import { Note } from '../pieces/Facts';
import { Sure } from '../pieces/Sure';
import { useReader } from '../lib/reader';
import { useTalk } from './context';

const SAYS = [{ value: 'yes', label: 'It happened' }, { value: 'no', label: 'It did not happen' }];

/** Nobody knows whether it happened: an agent closes the question with what shows it (G19). */
export function Settle({ item }: { item: Item }) {
  const { request, inside, mine, acting, ask } = useTalk();
  const { time } = useReader();
  const [open, setOpen] = useState(false);
  const [held, setHeld] = useState<string>();
  const [evidence, setEvidence] = useState('');
  if (item.state !== 'unknown' || !item.exception) return null;
  const close = async () => { if (await ask('settle', { id: request.id, itemId: item.id, held: held === 'yes', evidence: evidence.trim() })) setOpen(false); };
  return (
    <>
      <Note>{`A person looks after it since ${time(item.exception.since)}.`}</Note>
      {inside && !mine && <Inline><LoadingButton isLoading={acting.busy} onClick={() => setOpen(true)}>Say what happened</LoadingButton></Inline>}
      <Sure title="Say what happened" open={open} onClose={() => setOpen(false)} yes="Close the question" no="Not now" busy={acting.busy} disabled={!held || evidence.trim().length < 3} fault={acting.fault} onYes={close}>
        <Text>{item.sentence}</Text>
        <Choice label="What happened" options={SAYS} value={held} onChange={setHeld} />
        <Field label="What shows it" help="Kept on the record under your name. The system is read once more first; where it can say, its word counts." required lines={3} most={1_000} onChange={setEvidence} />
      </Sure>
    </>
  );
}
