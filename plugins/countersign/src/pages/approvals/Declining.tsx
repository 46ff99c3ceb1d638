import { Button, Dialog, DialogBody, DialogFooter, DialogHeader, Radio, RadioGroup, TextAreaField } from '@backstage/ui';
import type { DecisionBody } from '@countersign/backstage-plugin-countersign-common';
import { useState } from 'react';

interface Props { readonly name: string; readonly isOpen: boolean; readonly busy: boolean; readonly onOpenChange: (open: boolean) => void; readonly send: (body: DecisionBody, words: string) => Promise<void> }

/** No, with a reason; or no and an alarm, which says whom it wakes and what it stops. */
export function Declining({ name, isOpen, busy, onOpenChange, send }: Props) {
  const [how, setHow] = useState<'decline' | 'report'>('decline');
  const [reason, setReason] = useState('');
  const report = how === 'report';
  return (
    <Dialog isOpen={isOpen} onOpenChange={onOpenChange}>
      <DialogHeader>Decline this</DialogHeader>
      <DialogBody>
        <div className="cs-page cs-dialog">
          <RadioGroup label="What is it" value={how} onChange={v => setHow(v as typeof how)}>
            <Radio value="decline">A no. {name} can ask for less now, and for the same again in 24 hours.</Radio>
            <Radio value="report">Something is wrong. Security is told now, and what {name} asked beside it is stopped.</Radio>
          </RadioGroup>
          <TextAreaField label="Why" description={report ? `Security reads this, and ${name} too.` : `${name} reads this.`} value={reason} onChange={setReason} rows={3} />
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="primary" isDisabled={busy || !reason.trim()} onPress={() => send({ decision: how, comment: reason }, report ? 'Declined, and security is told' : 'Declined')}>{report ? 'Decline and report' : 'Decline'}</Button>
        <Button variant="secondary" onPress={() => onOpenChange(false)}>Not now</Button>
      </DialogFooter>
    </Dialog>
  );
}
