import { Alert } from '@backstage/ui';
import type { AuditVerification } from '@countersign/backstage-plugin-countersign-common';
import { RiCheckLine, RiErrorWarningLine } from '@remixicon/react';
import { whenIn } from '../../../lib/format';

const counted = (n: number, one: string, many = `${one}s`) => `${n.toLocaleString()} ${n === 1 ? one : many}`;

/** What was checked and what it came to, in one block. Red only once: at the event that is wrong. */
export function Proof({ proof, busy }: { proof?: AuditVerification; busy: boolean }) {
  if (busy && !proof) return <p className="cs-card cs-pad cs-muted">Reading every event and every signed head</p>;
  if (!proof) return <div className="cs-card cs-pad cs-empty"><b>Not checked since you came</b><p className="cs-muted">Each event carries the hash of the one before it. All of them are in one tree; its heads are signed and kept elsewhere.</p></div>;
  return (
    <div className="cs-card">
      <div className="cs-card-sec"><Said proof={proof} /></div>
      <dl className="cs-card-sec cs-checked">{rowsOf(proof).map(r => <Row key={r.title} {...r} />)}</dl>
    </div>
  );
}

function Said({ proof: p }: { proof: AuditVerification }) {
  if (p.ok) return <div className="cs-row top"><RiCheckLine className="cs-i cs-good" aria-hidden /><div><p className="cs-t-lead">Intact: {counted(p.events, 'event')} of {counted(p.requests, 'request')}</p><p className="cs-small cs-muted">Checked {whenIn(p.at)}, in {p.ms} ms.</p></div></div>;
  const at = p.broken?.requestId;
  const why = p.broken?.why ?? 'does not hold together';
  return (
    <div className="cs-stack">
      <Alert status="danger" icon title={at ? `Broken at ${at}, event ${p.broken?.seq}` : 'Broken: the tree and its heads do not agree'}
        description={at ? `It ${why}. Everything before it still holds, and so do the other requests.` : `${why[0].toUpperCase()}${why.slice(1)}.`} />
      {p.faults.length > 1 && <details className="cs-steps"><summary>{counted(p.faults.length - 1, 'more finding')}</summary><ol>{p.faults.filter(f => f.requestId !== at || f.seq !== p.broken?.seq).map(f => <li key={`${f.requestId}${f.seq}${f.why}`} className="cs-wide">{f.requestId && `${f.requestId}, event ${f.seq}: `}{f.why}</li>)}</ol></details>}
    </div>
  );
}

interface Line { readonly title: string; readonly says: React.ReactNode; readonly look?: boolean }

function rowsOf(p: AuditVerification): Line[] {
  const late = p.places.filter(x => x.late);
  return [
    { title: 'Chains', says: `${counted(p.requests, 'request')} and the desk's own streams; each event carries the hash of the one before` },
    { title: 'Tree', says: `${counted(p.sealed, 'event')} in it${p.waiting ? `; ${p.waiting} more within seconds` : ''}` },
    { title: 'Signed heads', says: p.head ? `${p.heads.toLocaleString()}, the last one ${whenIn(p.head.at)}` : 'None yet', look: !p.head },
    ...(p.places.length ? [{ title: 'Kept elsewhere', look: late.length > 0, says: p.places.map(x => <span key={x.name} className="cs-line">{x.name}: {x.late ? x.why ?? 'late' : `${counted(x.size, 'event')}, ${whenIn(x.at)}`}</span>) }] : []),
    { title: 'Always running', look: p.gaps.length > 0, says: p.gaps.length ? p.gaps.slice(-5).map(g => <span key={g.from} className="cs-line">Nothing ran from {whenIn(g.from)} to {whenIn(g.to)}</span>) : 'No gap' },
    { title: 'Complete', look: p.completeness !== 'proven', says: p.unproven.length ? p.unproven.map(u => <span key={u} className="cs-line">{u}</span>) : 'Up to the last head' },
  ];
}

function Row({ title, says, look }: Line) {
  return <div><dt>{look ? <RiErrorWarningLine className="cs-i cs-look" aria-hidden /> : <RiCheckLine className="cs-i cs-good" aria-hidden />}{title}</dt><dd>{says}</dd></div>;
}
