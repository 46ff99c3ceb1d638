import { Inline, LoadingButton, Stack } from '@forge/react';
import { useState } from 'react';
import { Fault } from '../pieces/Fault';
import { Field } from '../pieces/Field';
import { newKey } from '../lib/call';
import { useAct } from '../lib/useAct';
import { Examples } from './Examples';

/** Say it in your own words; what is asked for runs in the background. */
export function AskBox({ onAsked }: { onAsked: (id: string) => void }) {
  const { busy, fault, act } = useAct();
  const [text, setText] = useState('');
  const [example, setExample] = useState('');
  const ask = async () => {
    const started = await act('ask', { text: text.trim(), key: newKey() });
    if (started) onAsked(started.id);
  };
  return (
    <Stack space="space.150">
      <Field key={example} label="What do you need?" help="In your own words. Several things at once are fine." lines={3} initial={example} onChange={setText} />
      <Inline><LoadingButton appearance="primary" isLoading={busy} isDisabled={!text.trim()} onClick={ask}>Ask IT</LoadingButton></Inline>
      {fault && <Fault fault={fault} />}
      <Examples onPick={words => { setExample(words); setText(words); }} />
    </Stack>
  );
}
