import { HelperMessage, Label, Select, Stack } from '@forge/react';
import { useId } from 'react';
import type { GroupChoice } from '../../contract';

interface Props { readonly label: string; readonly help: string; readonly groups: readonly GroupChoice[]; readonly onChange: (ids: readonly string[]) => void }
interface Chosen { readonly value: string }

/** Jira groups by name; what is kept is their ids. */
export function GroupPicker({ label, help, groups, onChange }: Props) {
  const id = useId();
  return (
    <Stack space="space.050">
      <Label labelFor={id}>{label}</Label>
      <Select inputId={id} name={id} isMulti isSearchable placeholder="Choose groups" options={groups.map(g => ({ value: g.id, label: g.name }))} onChange={(chosen: readonly Chosen[] | null) => onChange((chosen ?? []).map(c => c.value))} />
      <HelperMessage>{help}</HelperMessage>
    </Stack>
  );
}
