import { Button, Select, TextAreaField } from '@backstage/ui';
import type { PeersView } from '@countersign/backstage-plugin-countersign-common';
import { useState } from 'react';
import { Fault } from '../../../pieces/Fault';
import { useAct } from '../../../lib/act';
import { useDesk } from '../../../lib/data';
import type { Carried } from './Carry';

interface Props { readonly view: PeersView; readonly set: (view: PeersView) => void; readonly carry: (carried: Carried | undefined) => void }

/** Begins here with an invitation, goes on there, and comes back with a reply. */
export function Pairing({ view, set, carry }: Props) {
  const desk = useDesk();
  const { busy, fault, act } = useAct();
  const [name, setName] = useState(view.names[0]?.name ?? '');
  const [text, setText] = useState('');
  if (!view.names.length) return <p className="cs-small cs-muted">To pair another host, propose its name under <span className="cs-mono">peers</span> in company.yaml. Somebody else approves it.</p>;
  const pasted = text.trim();
  const invite = () => act(async () => { carry({ what: 'invitation', text: (await desk.invitePeer(name)).invitation }); });
  const accept = () => act(async () => {
    const { reply, fingerprint } = await desk.acceptPeer({ name, invitation: pasted });
    carry({ what: 'reply', text: reply, fingerprint });
    setText('');
    set(await desk.peers());
  });
  const meet = () => act(async () => { set(await desk.meetPeer(pasted)); carry(undefined); setText(''); });
  return (
    <section className="cs-group"><h2>Pair another host</h2>
      <div className="cs-card cs-pad cs-stack">
        {fault && <Fault error={fault} />}
        <Select label="Which host" options={view.names.map(n => ({ id: n.name, label: n.title }))} selectedKey={name} onSelectionChange={key => key && setName(String(key))} />
        <div className="cs-btns"><Button variant="secondary" isDisabled={busy} onPress={invite}>Make an invitation</Button></div>
        <TextAreaField rows={3} label="What the other side gave you" description="An invitation of theirs, or their reply to yours." value={text} onChange={setText} />
        <div className="cs-btns">
          <Button variant="secondary" isDisabled={busy || !pasted} onPress={accept}>It is an invitation</Button>
          <Button variant="secondary" isDisabled={busy || !pasted} onPress={meet}>It is a reply</Button>
        </div>
      </div>
    </section>
  );
}
