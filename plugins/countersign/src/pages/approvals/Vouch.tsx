import { Button, TextField } from '@backstage/ui';
import type { VouchingView } from '@countersign/backstage-plugin-countersign-common';
import { useState } from 'react';
import { clock } from '../../lib/format';
import { useProof } from '../../lib/proof';

/** A manager says that it is really them: with their own proof, and the code they heard. */
export function Vouch({ asked }: { asked: VouchingView }) {
  const { leave, busy, fault } = useProof();
  const [code, setCode] = useState('');
  const digits = code.replace(/\D/g, '');
  const { requestId, itemId, subject } = asked;
  const go = () => leave(desk => desk.challengeVouch(requestId, itemId), { kind: 'vouch', requestId, itemId, code: digits, name: subject.name });
  return (
    <article className="cs-card cs-pad cs-stack" aria-label={`Vouch for ${subject.name}`}>
      <h2 className="cs-t-section">{subject.name} cannot prove who they are</h2>
      <p>{asked.sentence}</p>
      <p className="cs-muted">{asked.advice} You prove who you are too, and your name stands for it.</p>
      <form className="cs-inline" onSubmit={e => { e.preventDefault(); if (digits.length === 8 && !busy) go(); }}>
        <TextField label="The code they read to you" description={`Eight digits. It counts until ${clock(asked.until).slice(0, 5)}.`} value={code} onChange={setCode} inputMode="numeric" autoComplete="off" maxLength={10} />
        <Button type="submit" variant="primary" isDisabled={busy || digits.length !== 8}>Prove it is me and vouch</Button>
      </form>
      {asked.triesLeft < 3 && <p className="cs-small cs-muted">A wrong code was entered. {asked.triesLeft === 1 ? 'One try is left.' : `${asked.triesLeft} tries are left.`}</p>}
      {fault && <p role="alert">{fault}</p>}
    </article>
  );
}
