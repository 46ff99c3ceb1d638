import { Button, Dialog, DialogBody, DialogFooter, DialogHeader } from '@backstage/ui';
import type { ApprovalView } from '@countersign/backstage-plugin-countersign-common';
import { useState } from 'react';
import { wordsOf } from '../../api';
import { useDesk } from '../../lib/data';

/** What the server takes in one press. */
const MOST = 20;
interface Fault { readonly id: string; readonly says: string }

/** The same for several people, of low risk: read in one list, approved in one press, each with a fate of its own. */
export function Batch({ alike, onDone }: { alike: readonly ApprovalView[]; onDone: (words: string) => Promise<void> }) {
  const desk = useDesk();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const some = alike.slice(0, MOST);
  const all = async () => {
    setBusy(true);
    try {
      const { items } = await desk.decideBatch({ approvals: some.map(({ id, payloadHash }) => ({ id, payloadHash })), decision: 'approve' });
      const failed = items.flatMap(i => (i.ok ? [] : [{ id: i.id, says: `${i.message} ${i.next}` }]));
      setFaults(failed);
      if (!failed.length) setOpen(false);
      await onDone(`Approved ${items.length - failed.length} of ${items.length}`);
    } catch (e) { setFaults([{ id: '', says: wordsOf(e) }]); }
    setBusy(false);
  };
  return (
    <div className="cs-batch">
      <span>{alike.length - 1 === 1 ? 'One more asks' : `${alike.length - 1} more ask`} for exactly the same.</span>
      <Button variant="secondary" size="small" onPress={() => setOpen(true)}>{`Approve all ${some.length}`}</Button>
      <Dialog isOpen={open} onOpenChange={setOpen}>
        <DialogHeader>{`Approve all ${some.length}`}</DialogHeader>
        <DialogBody>
          <div className="cs-page cs-dialog">
            <ul className="cs-reasons bare">{some.map(a => (
              <li key={a.id}><span>{a.item.sentence}<br /><span className="cs-small cs-muted">“{a.words}”</span>{faults.filter(f => f.id === a.id).map(f => <span key={f.id} role="alert"><br />{f.says}</span>)}</span><span className="cs-src cs-mono">{a.ids.subject}</span></li>
            ))}</ul>
            {faults.filter(f => !f.id).map(f => <p key={f.says} role="alert">{f.says}</p>)}
          </div>
        </DialogBody>
        <DialogFooter>
          <Button variant="primary" isDisabled={busy} onPress={all}>{`Approve all ${some.length}`}</Button>
          <Button variant="secondary" onPress={() => setOpen(false)}>Not now</Button>
        </DialogFooter>
      </Dialog>
    </div>
  );
}
