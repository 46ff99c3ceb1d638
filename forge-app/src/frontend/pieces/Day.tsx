import { DatePicker, Label, Stack } from '@forge/react';
import { useId } from 'react';

/** Days from now in the reader's own zone, as `2026-11-30`. */
export const dayIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toLocaleDateString('en-CA');

/** One day, with a label. */
export function Day({ label, value, onChange }: { label: string; value: string; onChange: (day: string) => void }) {
  const id = useId();
  return <Stack space="space.050"><Label labelFor={id}>{label}</Label><DatePicker id={id} name={id} value={value} minDate={dayIn(0)} onChange={onChange} /></Stack>;
}
