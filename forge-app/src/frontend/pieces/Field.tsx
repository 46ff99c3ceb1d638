import { HelperMessage, Label, RequiredAsterisk, Stack, TextArea, Textfield } from '@forge/react';
import { useId } from 'react';

interface Props {
  readonly label: string; readonly help?: string; readonly onChange: (text: string) => void;
  readonly initial?: string; readonly required?: boolean; readonly placeholder?: string;
  /** What is typed does not show. */
  readonly hidden?: boolean;
  /** Several lines; a number says how many show. */
  readonly lines?: number; readonly mono?: boolean; readonly most?: number;
}

/** A labelled box. It keeps its own text, so that typing never waits for the bridge; a new `key` empties it. */
export function Field({ label, help, onChange, initial, required, placeholder, hidden, lines, mono, most = 16_000 }: Props) {
  const id = useId();
  const shared = { id, name: id, defaultValue: initial, placeholder, maxLength: most, isRequired: required, onChange: (event: { target: { value: string } }) => onChange(event.target.value) };
  return (
    <Stack space="space.050">
      <Label labelFor={id}>{label}{required && <RequiredAsterisk />}</Label>
      {lines ? <TextArea {...shared} minimumRows={lines} isMonospaced={mono} spellCheck={!mono} resize="auto" /> : <Textfield {...shared} type={hidden ? 'password' : 'text'} />}
      {help && <HelperMessage>{help}</HelperMessage>}
    </Stack>
  );
}
