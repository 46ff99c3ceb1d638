import { Button, Radio, RadioGroup, TextField } from '@backstage/ui';
import type { GlassVerdict, GlassView } from '@countersign/backstage-plugin-countersign-common';
import { useState } from 'react';
import { Fault } from '../../../pieces/Fault';
import { useAct } from '../../../lib/act';
import { useDesk } from '../../../lib/data';

/** Somebody else in security says whether it was justified, in words. */
export function Review({ id, set }: { id: string; set: (view: GlassView) => void }) {
  const desk = useDesk();
  const { busy, fault, act } = useAct();
  const [verdict, setVerdict] = useState<GlassVerdict>();
  const [text, setText] = useState('');
  return (
    <div className="cs-extend cs-upright">
      <RadioGroup label="What you found" orientation="horizontal" value={verdict ?? null} onChange={v => setVerdict(v as GlassVerdict)}><Radio value="justified">Justified</Radio><Radio value="not-justified">Not justified</Radio></RadioGroup>
      <TextField label="In words" description="What you looked at, and what follows from it." value={text} onChange={setText} />
      {fault && <Fault error={fault} />}
      <div className="cs-btns"><Button variant="primary" isDisabled={busy || !verdict || !text.trim()} onPress={() => act(async () => set(await desk.reviewGlass(id, { verdict: verdict!, text: text.trim() })))}>Close the review</Button></div>
    </div>
  );
}
