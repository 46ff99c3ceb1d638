import { Button, Checkbox, Select, TextField } from '@backstage/ui';
import { useState } from 'react';
import { Fault } from '../../../pieces/Fault';
import { PersonSelect } from '../../../pieces/PersonSelect';
import { useAct } from '../../../lib/act';
import { useDesk } from '../../../lib/data';
import { save } from '../../../lib/save';
import { PeriodCounts } from './PeriodCounts';
import { PERIODS, periodOf } from './periods';

interface Part { readonly about: 'period' | 'request' | 'person'; readonly period: string; readonly id: string; readonly person?: string }
const ABOUT = [{ id: 'period', label: 'A time' }, { id: 'request', label: 'One request' }, { id: 'person', label: 'One person' }];

/** What an auditor takes along: lines that verify by themselves, or a page to read with its proof. Each is itself on the record. */
export function TakeAway() {
  const desk = useDesk();
  const { busy, fault, act } = useAct();
  const [part, setPart] = useState<Part>({ about: 'period', period: '30', id: '' });
  const [personal, setPersonal] = useState(false);
  const [counted, setCounted] = useState<{ from: string; to: string }>();
  const choose = (change: Partial<Part>) => { setPart({ ...part, ...change }); setCounted(undefined); };
  const of = queryOf(part);
  const off = busy || !of;
  const take = (what: 'export' | 'pack', format?: 'html' | 'jsonl') => act(async () => {
    const file = await desk.auditFile(what, { ...of, ...(what === 'export' && personal && { personal: 'true' }), ...(format && { format }) });
    save(file, `${what === 'export' ? 'record' : 'evidence'}-${nameOfPart(part)}.${format ?? 'jsonl'}`);
  });
  return (
    <section className="cs-group"><h2>To take along</h2>
      <div className="cs-card cs-pad cs-stack">
        <Choose part={part} choose={choose} />
        <Checkbox isSelected={personal} onChange={setPersonal}>Export with values about people, as far as they are not erased</Checkbox>
        {fault && <Fault error={fault} />}
        <div className="cs-btns">
          {part.about !== 'period' && <><Button variant="secondary" isDisabled={off} onPress={() => take('pack', 'html')}>Evidence to read</Button><Button variant="secondary" isDisabled={off} onPress={() => take('pack', 'jsonl')}>Evidence to verify</Button></>}
          <Button variant="secondary" isDisabled={off} onPress={() => take('export')}>Export the events</Button>
          {part.about === 'period' && part.period !== 'all' && <Button variant="secondary" isDisabled={busy} onPress={() => setCounted(periodOf(part.period))}>Count and compare with the systems</Button>}
        </div>
        <p className="cs-small cs-muted">An export verifies without this desk, with a key and a head that you kept. That you took it is on the record.</p>
        {counted && <PeriodCounts key={counted.from} {...counted} />}
      </div>
    </section>
  );
}

function Choose({ part, choose }: { part: Part; choose: (change: Partial<Part>) => void }) {
  return (
    <div className="cs-inline">
      <Select label="About" options={ABOUT} selectedKey={part.about} onSelectionChange={key => choose({ about: key as Part['about'] })} />
      {part.about === 'period' && <Select label="When" options={PERIODS} selectedKey={part.period} onSelectionChange={key => choose({ period: String(key) })} />}
      {part.about === 'request' && <TextField label="Request" placeholder="REQ-7K3MQ2PA" value={part.id} onChange={id => choose({ id })} />}
      {part.about === 'person' && <PersonSelect label="Person" value={part.person} onChange={person => choose({ person })} />}
    </div>
  );
}

/** Undefined while nothing is named. Everything is no part: only a whole export proves that nothing is missing. */
function queryOf(p: Part): Readonly<Record<string, string>> | undefined {
  if (p.about === 'period') return p.period === 'all' ? {} : periodOf(p.period);
  if (p.about === 'request') return p.id.trim() ? { requestId: p.id.trim().toUpperCase() } : undefined;
  return p.person ? { person: p.person } : undefined;
}

const nameOfPart = (p: Part) => (p.about === 'request' ? p.id.trim().toUpperCase() : p.about === 'person' ? p.person?.split('/')[1] : p.period === 'all' ? 'whole' : periodOf(p.period).from.slice(0, 10));
