import { HelperMessage, Inline, LoadingButton, Stack } from '@forge/react';
import { useState } from 'react';
import type { PersonChoice } from '../../contract';
import { Choice } from '../pieces/Choice';
import { Fault } from '../pieces/Fault';
import { Field } from '../pieces/Field';
import { useAct } from '../lib/useAct';

/** A colleague by name, among those that Jira shows to this reader. */
export function FindPerson({ onChange }: { onChange: (person: string) => void }) {
  const { busy, fault, act } = useAct();
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<readonly PersonChoice[]>();
  const [chosen, setChosen] = useState<string>();
  const choose = (ref: string) => { setChosen(ref); onChange(ref); };
  return (
    <Stack space="space.100">
      <Field label="Name" help="A colleague who may approve in Jira too." most={100} onChange={setQuery} />
      <Inline><LoadingButton isLoading={busy} isDisabled={query.trim().length < 2} onClick={async () => setFound(await act('people', { query: query.trim() }))}>Find</LoadingButton></Inline>
      {fault && <Fault fault={fault} />}
      {found && found.length > 0 && <Choice label="Who decides for you" options={found.map(p => ({ value: p.ref, label: p.name }))} value={chosen} onChange={choose} />}
      {found?.length === 0 && <HelperMessage>Jira shows you nobody of that name. Try another part of it.</HelperMessage>}
    </Stack>
  );
}
