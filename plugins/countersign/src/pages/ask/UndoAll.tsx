import { Button, Dialog, DialogBody, DialogFooter, DialogHeader } from '@backstage/ui';
import type { RequestView, Undoable, UndoPreview } from '@countersign/backstage-plugin-countersign-common';
import { RiArrowGoBackLine } from '@remixicon/react';
import { useState } from 'react';
import { wordsOf } from '../../api';
import { useDesk } from '../../lib/data';

const undoable = (r: RequestView) => r.items.filter(i => (i.state === 'verified' || i.state === 'claimed') && i.receipt?.undo && i.grant?.state !== 'ended');

/** Takes back everything a request did: what, in which order, and what stays and why, before it is pressed. */
export function UndoAll({ request, onChange }: { request: RequestView; onChange: (r: RequestView) => void }) {
  const desk = useDesk();
  const [preview, setPreview] = useState<UndoPreview>();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  if (!request.may.includes('undo') || request.undo?.state === 'running' || undoable(request).length < 2) return null;
  const guarded = async (run: () => Promise<void>) => {
    setBusy(true);
    setFault(undefined);
    try { await run(); } catch (e) { setFault(wordsOf(e)); }
    setBusy(false);
  };
  const look = () => guarded(async () => { setPreview(await desk.undoPreview(request.id)); setOpen(true); });
  const undo = () => guarded(async () => { onChange(await desk.verb(`/requests/${request.id}/undo`)); setOpen(false); });
  const goes = preview?.items.filter(isGoing) ?? [];
  return (
    <div className="cs-btns">
      <Button variant="tertiary" size="small" iconStart={<RiArrowGoBackLine className="cs-i" />} isDisabled={busy} onPress={look}>Undo all of this</Button>
      {fault && !open && <span role="alert">{fault}</span>}
      <Dialog isOpen={open} onOpenChange={setOpen}>
        <DialogHeader>Undo all of this</DialogHeader>
        <DialogBody>{preview && <What preview={preview} fault={fault} />}</DialogBody>
        <DialogFooter>
          <Button variant="primary" isDisabled={busy || !preview?.may} onPress={undo}>{`Undo ${goes.length === 1 ? 'one thing' : `${goes.length} things`}`}</Button>
          <Button variant="secondary" onPress={() => setOpen(false)}>Keep it</Button>
        </DialogFooter>
      </Dialog>
    </div>
  );
}

type Going = Extract<Undoable, { sentence: string }>;
const isGoing = (i: Undoable): i is Going => 'sentence' in i;

function What({ preview: { items, may }, fault }: { preview: UndoPreview; fault?: string }) {
  const goes = items.filter(isGoing);
  const stays = items.filter(i => !isGoing(i)) as Exclude<Undoable, Going>[];
  return (
    <div className="cs-page cs-dialog">
      {goes.length > 0 && <p className="cs-muted">The last change goes first. Each is read back; one that fails keeps no other from being undone.</p>}
      <ol className="cs-undo">{goes.map((i, n) => <li key={i.itemId}><span className="cs-n" aria-hidden>{n + 1}</span><span>{i.title}<br /><span className="cs-small cs-muted">{i.sentence}{i.asksAnew ? '. It gives access back, so it is asked anew under today’s rules' : ''}.</span></span></li>)}</ol>
      {stays.length > 0 && <div className="cs-stack" style={{ ['--gap' as string]: '6px' }}><h3 className="cs-t-section">Stays as it is</h3><ul className="cs-undo">{stays.map(i => <li key={i.itemId} className="stays"><span>{i.title}<br /><span className="cs-small cs-muted">{i.whyNot}</span></span></li>)}</ul></div>}
      {!may && <p>There is nothing here that you can undo.</p>}
      {fault && <p role="alert">{fault}</p>}
    </div>
  );
}
