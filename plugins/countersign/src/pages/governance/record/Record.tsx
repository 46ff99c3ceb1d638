import { Button } from '@backstage/ui';
import type { AuditVerification } from '@countersign/backstage-plugin-countersign-common';
import { useEffect, useState } from 'react';
import { useAct } from '../../../lib/act';
import { useDesk } from '../../../lib/data';
import { Fault } from '../../../pieces/Fault';
import { Events } from './Events';
import { Keep } from './Keep';
import { Proof } from './Proof';
import { Readers } from './Readers';
import { TakeAway } from './TakeAway';

/** The record: whether it holds, what to keep of it, what to take along, and the events themselves. V verifies now. */
export function Record() {
  const desk = useDesk();
  const [proof, setProof] = useState<AuditVerification>();
  const { busy, fault, act } = useAct();
  useEffect(() => {
    const key = (e: KeyboardEvent) => { if (e.key === 'v' && !e.ctrlKey && !e.metaKey && !(e.target as HTMLElement).closest('input, textarea, [role="listbox"]')) document.getElementById('cs-verify')?.click(); };
    document.addEventListener('keydown', key);
    return () => document.removeEventListener('keydown', key);
  }, []);
  return (
    <>
      <header className="cs-head">
        <div><h2 className="cs-t-page">Record</h2><p className="cs-muted">Everything the desk did, and the proof that nobody changed it.</p></div>
        <div className="cs-btns"><kbd className="cs-key" aria-hidden>V</kbd><Button id="cs-verify" variant="primary" isDisabled={busy} onPress={() => act(async () => setProof(await desk.verify()))}>Verify now</Button></div>
      </header>
      <div className="cs-group" role="status">{fault && <Fault error={fault} />}<Proof proof={proof} busy={busy} /></div>
      <Keep head={proof?.head?.size} />
      <TakeAway />
      <Events />
      <Readers />
    </>
  );
}
