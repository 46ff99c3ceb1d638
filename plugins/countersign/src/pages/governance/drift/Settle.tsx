import { Button, Select, TextField } from '@backstage/ui';
import type { FindingView } from '@countersign/backstage-plugin-countersign-common';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { Fault } from '../../../pieces/Fault';
import { useAct } from '../../../lib/act';
import { useDesk } from '../../../lib/data';
import { requestPath } from '../../../routes';

const LONG = [{ id: 'PT4H', label: '4 hours' }, { id: 'P1D', label: '1 day' }, { id: 'P7D', label: '7 days' }, { id: 'P30D', label: '30 days' }, { id: 'P90D', label: '90 days' }];

/** Why, and for how long: opens a request that a second person decides. */
export function Settle({ finding: f, how, settled, close }: { finding: FindingView; how: 'adopt' | 'revoke'; settled: () => void; close: () => void }) {
  const desk = useDesk();
  const navigate = useNavigate();
  const { busy, fault, act } = useAct();
  const [reason, setReason] = useState('');
  const [duration, setDuration] = useState(f.until ? 'PT4H' : 'P30D');
  const send = () => act(async () => {
    const request = await desk.resolveDrift(f.id, { how, reason: reason.trim(), ...(how === 'adopt' && { duration }) });
    settled();
    navigate(requestPath(request.id), { state: { request } });
  });
  return (
    <div className="cs-extend">
      {how === 'adopt' && <Select aria-label="For how long" options={LONG} selectedKey={duration} onSelectionChange={key => key && setDuration(String(key))} />}
      <TextField aria-label="Why" placeholder={how === 'adopt' ? 'Why it should stay' : 'Why it should go'} value={reason} onChange={setReason} onKeyDown={e => { if (e.key === 'Escape') close(); }} className="cs-grow" />
      <Button variant="primary" isDisabled={busy || !reason.trim()} onPress={send}>{how === 'adopt' ? 'Ask to adopt it' : 'Ask to take it away'}</Button>
      <p className="cs-small cs-muted cs-whole">{how === 'adopt' ? 'It becomes a grant with an end, if policy allows that and a second person says yes.' : 'It is taken away and read back once a second person says yes.'} Until then nothing changes.</p>
      {fault && <div className="cs-whole"><Fault error={fault} /></div>}
    </div>
  );
}
