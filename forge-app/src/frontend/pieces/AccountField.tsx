import { Stack } from '@forge/react';
import { useState } from 'react';
import { refOf } from '../lib/refs';
import { Field } from './Field';
import { Person } from './Person';

const ACCOUNT = /^[A-Za-z0-9:_-]{6,128}$/;

/** A person by account id, closed accounts too; Atlassian says whose it is. `onChange` gets nothing until it can be one. */
export function AccountField({ label, onChange }: { label: string; onChange: (person: string | undefined) => void }) {
  const [person, setPerson] = useState<string>();
  const type = (text: string) => {
    const next = ACCOUNT.test(text.trim()) ? refOf(text.trim()) : undefined;
    setPerson(next);
    onChange(next);
  };
  return (
    <Stack space="space.050">
      <Field label={label} help="The last part of the address of their profile, or as the list of closed accounts names it." onChange={type} most={128} />
      {person && <Person person={person} />}
    </Stack>
  );
}
