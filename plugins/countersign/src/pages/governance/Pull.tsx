import { Button, Radio, RadioGroup, Select, TextField } from '@backstage/ui';
import type { SwitchesView, SwitchKind } from '@countersign/backstage-plugin-countersign-common';
import { useState } from 'react';

export interface PullBody { readonly kind: SwitchKind; readonly reason: string; readonly scope?: { readonly system?: string; readonly requestType?: string } }

/** Stop, with a reason everybody reads: everything, one system, or one request type. */
export function Pull({ view, pull }: { view: SwitchesView; pull: (body: PullBody) => Promise<void> }) {
  const [kind, setKind] = useState<SwitchKind>('stop-changes');
  const [scope, setScope] = useState('all');
  const [reason, setReason] = useState('');
  const [field, id] = scope.split(/:(.*)/);
  const send = async () => { await pull({ kind, reason, ...(id && { scope: { [field]: id } }) }); setReason(''); };
  const options = [
    { id: 'all', label: 'Everything' }, ...view.systems.map(s => ({ id: `system:${s.id}`, label: `System: ${s.title}` })), ...view.requestTypes.map(t => ({ id: `requestType:${t.id}`, label: `Requests: ${t.title}` })),
  ];
  return (
    <div className="cs-card cs-pad cs-stack">
      <RadioGroup label="What stops" value={kind} onChange={k => setKind(k as SwitchKind)}>
        <Radio value="stop-changes">Changes. Access still ends, systems are still read.</Radio>
        <Radio value="stop-all">Everything. Access stays even beyond its end.</Radio>
      </RadioGroup>
      <Select label="Where" options={options} selectedKey={scope} onSelectionChange={key => key && setScope(String(key))} />
      <TextField label="Why" description="Everybody reads this." value={reason} onChange={setReason} />
      <div className="cs-btns"><Button variant="primary" isDisabled={!reason.trim()} onPress={send}>Stop now</Button></div>
    </div>
  );
}
