import { HelperMessage, Label, Select, Stack } from '@forge/react';
import { useId } from 'react';

export interface Pick { readonly value: string; readonly label: string }
interface Props { readonly label: string; readonly options: readonly Pick[]; readonly value: string | undefined; readonly onChange: (value: string) => void; readonly help?: string; readonly isDisabled?: boolean }

/** One of several, with a label. */
export function Choice({ label, options, value, onChange, help, isDisabled }: Props) {
  const id = useId();
  return (
    <Stack space="space.050">
      <Label labelFor={id}>{label}</Label>
      <Select inputId={id} name={id} isDisabled={isDisabled} options={options.map(o => ({ ...o }))} value={options.find(o => o.value === value) ?? null} onChange={(chosen: Pick | null) => { if (chosen) onChange(chosen.value); }} />
      {help && <HelperMessage>{help}</HelperMessage>}
    </Stack>
  );
}
