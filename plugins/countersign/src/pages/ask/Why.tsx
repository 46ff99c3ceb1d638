import type { Item, NeedSaid, Why as WhyView } from '@countersign/backstage-plugin-countersign-common';
import { RiArrowDownSLine, RiCheckLine, RiTimeLine } from '@remixicon/react';
import { useState } from 'react';
import { Fault } from '../../pieces/Fault';
import { useDesk, useLoaded } from '../../lib/data';
import { when } from '../../lib/format';

/** The decision in plain words, read from the record when somebody asks. */
export function Why({ requestId, item }: { requestId: string; item: Item }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="cs-why" onToggle={e => setOpen(e.currentTarget.open)}>
      <summary>Why?<RiArrowDownSLine className="cs-i" aria-hidden /></summary>
      {open && <Reasons requestId={requestId} item={item} />}
    </details>
  );
}

function Reasons({ requestId, item }: { requestId: string; item: Item }) {
  const desk = useDesk();
  const { value, error, reload } = useLoaded(() => desk.why(requestId, item.id), [requestId, item.id, item.state]);
  if (error) return <Fault error={error} retry={reload} />;
  if (!value) return <p className="cs-muted">Reading the record</p>;
  return (
    <div className="cs-stack">
      <p>{value.outcome}</p>
      <Rules rules={value.rules} />
      {value.needs.length > 0 && <ul className="cs-reasons plain">{value.needs.map(n => <Need key={n.says} need={n} />)}</ul>}
      {value.facts.length > 0 && <ul className="cs-reasons bare">{value.facts.map(f => <li key={f.says}><span>{f.says}</span><span className="cs-src">{f.source}</span></li>)}</ul>}
      {value.at && <p className="cs-small cs-muted">Decided {when(value.at)} under policy {value.policy}. An auditor can replay it from the record.</p>}
    </div>
  );
}

function Rules({ rules }: Pick<WhyView, 'rules'>) {
  if (!rules.length) return null;
  return <ul className="cs-reasons bare">{rules.map(r => <li key={r.id}><span>{r.says}<br /><span className="cs-small cs-muted">Rule {r.id}{r.owner ? `, owned by ${r.owner}` : ''}, version {r.version}</span></span></li>)}</ul>;
}

function Need({ need }: { need: NeedSaid }) {
  const people = need.met ? need.by.map(b => `${b.name}, ${when(b.at)}`) : need.can.map(c => c.name);
  const Icon = need.met ? RiCheckLine : RiTimeLine;
  return <li><Icon className="cs-i" aria-label={need.met ? 'Given' : 'Still needed'} /><span>{need.says}{people.length > 0 && <><br /><span className="cs-small cs-muted">{need.met ? people.join('; ') : `${people.join(', ')} can`}</span></>}</span></li>;
}
