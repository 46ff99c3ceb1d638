import { Button, TextField } from '@backstage/ui';
import type { GlassView } from '@countersign/backstage-plugin-countersign-common';
import { useState } from 'react';
import { useProof } from '../../../lib/proof';

/** The desk asks for a sentence, not a word. */
const FEWEST = 10;

/** What it is, what it allows, and what follows; then proof of identity for this reason. */
export function Break({ view }: { view: GlassView }) {
  const { leave, busy, fault } = useProof();
  const [reason, setReason] = useState('');
  const said = reason.trim();
  return (
    <section className="cs-group"><h2>Open it</h2>
      <div className="cs-card cs-pad cs-stack">
        <p>You act without an approval, for {view.minutes} minutes at most. Each use is on the record and read back. Security is told now, and somebody else reviews it within 72 hours.</p>
        <dl className="cs-facts"><div><dt>Only these</dt><dd>{view.actions.map(a => a.title).join(', ')}</dd></div></dl>
        <TextField label="What is on fire" description="A sentence. Security reads it now." value={reason} onChange={setReason} />
        {fault && <p role="alert">{fault}</p>}
        <div className="cs-btns"><Button variant="primary" isDisabled={busy || said.length < FEWEST} onPress={() => leave(desk => desk.challengeGlass({ reason: said }), { kind: 'glass', reason: said })}>Prove it is me and open</Button></div>
      </div>
    </section>
  );
}
