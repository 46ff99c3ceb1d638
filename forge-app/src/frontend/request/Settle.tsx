import type { Item } from '@countersign/core';
import { Inline, LoadingButton, Text } from '@forge/react';
import { useState } from 'react';
import { Choice } from '../pieces/Choice';
import { Field } from '../pieces/Field';
import { Note } from '../pieces/Facts';
import { Person } from '../pieces/Person';
import { Sure } from '../pieces/Sure';
import { useReader } from '../lib/reader';
import { accountOf } from '../lib/refs';
import { useTalk } from './context';

const SAYS = [{ value: 'yes', label: 'It happened' }, { value: 'no', label: 'It did not happen' }];

/** Nobody knows whether it happened: it is read again, and after a while a person owns the question and an agent may close it (G19). */
export function Settle({ item }: { item: Item }) {
  const { inside, mine } = useTalk();
  const { time } = useReader();
  if (item.state !== 'unknown') return null;
  const { exception, waiting } = item;
  const named = inside && exception && accountOf(exception.owner) !== undefined;
  return (
    <>
      <Text>{`It may or may not have happened. The system is read again${waiting?.for === 'system' ? ` ${time(waiting.retryAt)}` : ''}, and you are told.`}</Text>
      {exception && <Inline space="space.075" alignBlock="center" shouldWrap>{named && <Person person={exception.owner} />}<Note>{`${named ? 'looks' : 'A person looks'} after it since ${time(exception.since)}.`}</Note></Inline>}
      {exception && inside && !mine && <Close item={item} />}
    </>
  );
}

function Close({ item }: { item: Item }) {
  const { request, acting, ask } = useTalk();
  const [open, setOpen] = useState(false);
  const [held, setHeld] = useState<string>();
  const [evidence, setEvidence] = useState('');
  const close = async () => { if (await ask('settle', { id: request.id, itemId: item.id, held: held === 'yes', evidence: evidence.trim() })) setOpen(false); };
  return (
    <>
      <Inline><LoadingButton isLoading={acting.busy} onClick={() => setOpen(true)}>Say what happened</LoadingButton></Inline>
      <Sure title="Say what happened" open={open} onClose={() => setOpen(false)} yes="Close the question" no="Not now" busy={acting.busy} disabled={!held || evidence.trim().length < 3} fault={acting.fault} onYes={close}>
        <Text>{item.sentence}</Text>
        <Choice label="What happened" options={SAYS} value={held} onChange={setHeld} />
        <Field label="What shows it" help="Kept on the record under your name. The system is read once more first; where it can say, its word counts." required lines={3} most={1_000} onChange={setEvidence} />
      </Sure>
    </>
  );
}
