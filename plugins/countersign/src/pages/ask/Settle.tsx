import { Button, Dialog, DialogBody, DialogFooter, DialogHeader, Radio, RadioGroup, TextAreaField } from '@backstage/ui';
import type { Item } from '@countersign/backstage-plugin-countersign-common';
import { useState } from 'react';
import { Owned } from '../access/Unsettled';
import type { CardProps } from './ActionCard';

/** Nobody knows whether it happened: whoever looks after it closes the question with what shows it. */
export function Settle({ request, item, act, mine }: Pick<CardProps, 'request' | 'act'> & { readonly item: Item; readonly mine: boolean }) {
  const [open, setOpen] = useState(false);
  const [held, setHeld] = useState('yes');
  const [evidence, setEvidence] = useState('');
  if (!item.exception || item.state !== 'unknown') return null;
  const close = async () => { setOpen(false); await act(`/requests/${request.id}/settle`, { itemId: item.id, evidence, held: held === 'yes' }); };
  return (
    <div className="cs-need">
      <span><b>A person has to say what happened.</b><Owned exception={item.exception} /></span>
      {!mine && <Button variant="secondary" size="small" onPress={() => setOpen(true)}>Say what happened</Button>}
      <Dialog isOpen={open} onOpenChange={setOpen}>
        <DialogHeader>Say what happened</DialogHeader>
        <DialogBody>
          <div className="cs-page cs-dialog">
            <RadioGroup label={item.sentence} value={held} onChange={setHeld}><Radio value="yes">It happened</Radio><Radio value="no">It did not happen</Radio></RadioGroup>
            <TextAreaField label="What shows it" description="It is kept on the record under your name. The system is read once more first." value={evidence} onChange={setEvidence} rows={3} />
          </div>
        </DialogBody>
        <DialogFooter>
          <Button variant="primary" isDisabled={evidence.trim().length < 3} onPress={close}>Close the question</Button>
          <Button variant="secondary" onPress={() => setOpen(false)}>Not now</Button>
        </DialogFooter>
      </Dialog>
    </div>
  );
}
