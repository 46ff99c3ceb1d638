import { Button, TextField } from '@backstage/ui';
import type { PeerEffect, PeersView, PeerView } from '@countersign/backstage-plugin-countersign-common';
import { useState } from 'react';
import { Fault } from '../../../pieces/Fault';
import { useAct } from '../../../lib/act';
import { useDesk } from '../../../lib/data';

/** The first person stops it at once; a second one ends it for good. */
export function Leave({ peer: p, gone }: { peer: PeerView; gone: (left: { peers: PeersView; effects: readonly PeerEffect[] }) => void }) {
  const desk = useDesk();
  const { busy, fault, act } = useAct();
  const [reason, setReason] = useState('');
  return (
    <div className="cs-extend">
      <TextField className="cs-grow" label="Why" description="Auditors read this." value={reason} onChange={setReason} />
      <Button variant="primary" isDisabled={busy || !reason.trim()} onPress={() => act(async () => gone(await desk.unpair(p.name, reason.trim())))}>{p.stopped ? `End the pairing with ${p.title}` : `Stop the pairing with ${p.title}`}</Button>
      <p className="cs-small cs-muted cs-whole">{p.stopped ? 'All links of people end with it. Pairing again starts from nothing.' : 'Nothing goes in or out from then on, and no decision from there counts. A second person ends it.'}</p>
      {fault && <div className="cs-whole"><Fault error={fault} /></div>}
    </div>
  );
}
