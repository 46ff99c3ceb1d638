import { Alert, Button } from '@backstage/ui';
import type { PeerEffect, PeersView, PeerView } from '@countersign/backstage-plugin-countersign-common';
import { useState } from 'react';
import { Fault } from '../../../pieces/Fault';
import { Pill, type Tone } from '../../../pieces/Pill';
import { useAct } from '../../../lib/act';
import { useDesk, useMe } from '../../../lib/data';
import { nameOf, whenIn } from '../../../lib/format';
import { Confirm } from './Confirm';
import { Effects } from './Effects';
import { Leave } from './Leave';

const STATE: Readonly<Record<PeerView['state'], readonly [string, Tone]>> = {
  'to-confirm': ['Waits for a second person here', 'wait'], 'waits-for-them': ['Waits for the other side', 'wait'], paired: ['Paired', 'ok'],
  'not-listed': ['No longer in the rules', 'stop'], stopped: ['Stopped', 'stop'], ended: ['Ended', ''],
};
interface Props { readonly peer: PeerView; readonly effects?: readonly PeerEffect[]; readonly set: (view: PeersView) => void; readonly left: (effects: readonly PeerEffect[]) => void }

/** One other host: how far it is, how far its word counts, and what rests on it. */
export function Peer({ peer: p, effects, set, left }: Props) {
  const desk = useDesk();
  const { busy, fault, act } = useAct();
  const [leaving, setLeaving] = useState(false);
  const [word, tone] = STATE[p.state];
  return (
    <li className="cs-find">
      <span><b>{p.title}</b><br /><Facts peer={p} />
        {p.forked && <div className="cs-below"><Alert status="danger" icon title="Their record does not continue the one seen before." description={`Since ${whenIn(p.forked.at)} nothing of theirs is signed. Keep both heads and call the auditors.`} /></div>}
      </span>
      <span className="cs-btns"><Pill tone={tone}>{word}</Pill>
        {effects === undefined && <Button variant="tertiary" size="small" isDisabled={busy} onPress={() => act(async () => left(await desk.peerEffects(p.name)))}>What rests on it</Button>}
        {p.may.includes('unpair') && <Button variant="secondary" size="small" aria-expanded={leaving} onPress={() => setLeaving(!leaving)}>{p.stopped ? 'End it' : 'Stop it'}</Button>}
      </span>
      {fault && <div className="cs-extend"><Fault error={fault} /></div>}
      {p.may.includes('confirm') && <Confirm peer={p} set={set} />}
      {leaving && <Leave peer={p} gone={gone => { set(gone.peers); left(gone.effects); setLeaving(false); }} />}
      {effects && <Effects title={p.title} effects={effects} />}
    </li>
  );
}

function Facts({ peer: p }: { peer: PeerView }) {
  const { me } = useMe();
  const counts = p.ceiling && `At most ${p.ceiling.steps === 1 ? 'one approval' : `${p.ceiling.steps} approvals`} of an item come from there${p.ceiling.privileged ? ', also of what takes proof.' : ', none of what takes proof.'}`;
  return (
    <>
      {counts && <>{counts}<br /></>}
      {p.fingerprint && <><span className="cs-small">Fingerprint <span className="cs-mono">{p.fingerprint}</span></span><br /></>}
      <span className="cs-small cs-muted">
        Begun by {nameOf(me.names, p.startedBy)}{p.confirmedBy ? `, confirmed by ${nameOf(me.names, p.confirmedBy)}` : ''}{p.since ? `, in force since ${whenIn(p.since)}` : ''}. {p.links === 1 ? '1 person linked' : `${p.links} people linked`}. {p.since || p.sent + p.received > 0 ? `${p.sent} sent, ${p.acked} of them received there, ${p.received} received here.` : 'Nothing goes over before it is confirmed on both sides.'}
        {p.theirs && ` Their record was seen to continue ${whenIn(p.theirs.at)}.`}{p.ours && ` Ours was seen there ${whenIn(p.ours.at)}.`}
        {p.stopped && ` Stopped ${p.stopped.by ? `by ${nameOf(me.names, p.stopped.by)}` : 'by the other side'} ${whenIn(p.stopped.at)}: ${p.stopped.reason}`}
      </span>
    </>
  );
}
