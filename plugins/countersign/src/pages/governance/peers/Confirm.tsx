import { Button, TextField } from '@backstage/ui';
import type { PeersView, PeerView } from '@countersign/backstage-plugin-countersign-common';
import { useState } from 'react';
import { Fault } from '../../../pieces/Fault';
import { useAct } from '../../../lib/act';
import { useDesk } from '../../../lib/data';

/** Somebody else than who began it types what the other side reads out. */
export function Confirm({ peer: p, set }: { peer: PeerView; set: (view: PeersView) => void }) {
  const desk = useDesk();
  const { busy, fault, act } = useAct();
  const [typed, setTyped] = useState('');
  return (
    <div className="cs-extend">
      <TextField className="cs-grow" label={`Fingerprint that ${p.title} reads to you`} description="By voice, from whoever began it there. One that differs means that somebody stands between: stop it and tell security." value={typed} onChange={setTyped} autoComplete="off" />
      <Button variant="primary" isDisabled={busy || !typed.trim()} onPress={() => act(async () => set(await desk.confirmPeer(p.name, typed.trim())))}>Confirm {p.title}</Button>
      {fault && <div className="cs-whole"><Fault error={fault} /></div>}
    </div>
  );
}
