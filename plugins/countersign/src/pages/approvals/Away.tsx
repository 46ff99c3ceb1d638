import { Button, Dialog, DialogBody, DialogFooter, DialogHeader, Select, TextField } from '@backstage/ui';
import type { DelegationsView } from '@countersign/backstage-plugin-countersign-common';
import { useState } from 'react';
import { wordsOf } from '../../api';
import { useDesk, useMe } from '../../lib/data';

const day = (inDays: number) => { const d = new Date(Date.now() + inDays * 86_400_000); return new Date(d.getTime() - d.getTimezoneOffset() * 60_000).toISOString().slice(0, 10); };
interface Props { readonly isOpen: boolean; readonly onOpenChange: (open: boolean) => void; readonly mostDays: number; readonly onMade: (view: DelegationsView) => void }

/** Who, from which day until which: whole days in the person's own zone. */
export function Away({ isOpen, onOpenChange, mostDays, onMade }: Props) {
  const desk = useDesk();
  const { me } = useMe();
  const [to, setTo] = useState('');
  const [from, setFrom] = useState(day(0));
  const [until, setUntil] = useState(day(7));
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<string>();
  const people = Object.entries(me.names).filter(([ref]) => ref.startsWith('user:') && ref !== me.ref).map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label));
  const make = async () => {
    setFault(undefined);
    try {
      onMade(await desk.delegate({ to, from: new Date(`${from}T00:00`).toISOString(), until: new Date(`${until}T23:59`).toISOString(), ...(reason.trim() && { reason: reason.trim() }) }));
      onOpenChange(false);
    } catch (e) { setFault(wordsOf(e)); }
  };
  return (
    <Dialog isOpen={isOpen} onOpenChange={onOpenChange}>
      <DialogHeader>When I am away</DialogHeader>
      <DialogBody>
        <div className="cs-page cs-dialog">
          <p className="cs-muted">They decide what waits for you, in your place and under their own name. They cannot give it on. At most {mostDays} days.</p>
          <Select label="Who decides for me" options={people} search={{ placeholder: 'Find a person' }} value={to || null} onChange={v => setTo(String(v ?? ''))} />
          <div className="cs-dates">
            <Day label="From" value={from} onChange={setFrom} />
            <Day label="Until" value={until} onChange={setUntil} />
          </div>
          <TextField label="Why, if you want to say" value={reason} onChange={setReason} maxLength={200} />
          {fault && <p role="alert">{fault}</p>}
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="primary" isDisabled={!to || !from || !until} onPress={make}>Let them decide</Button>
        <Button variant="secondary" onPress={() => onOpenChange(false)}>Not now</Button>
      </DialogFooter>
    </Dialog>
  );
}

const Day = ({ label, value, onChange }: { label: string; value: string; onChange: (v: string) => void }) => (
  <label className="cs-date">{label}<input type="date" min={day(0)} value={value} onChange={e => onChange(e.target.value)} /></label>
);
