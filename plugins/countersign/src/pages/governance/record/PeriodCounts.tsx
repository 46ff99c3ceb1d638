import type { PeriodView } from '@countersign/backstage-plugin-countersign-common';
import { Fault } from '../../../pieces/Fault';
import { Waiting } from '../../../pieces/Skeleton';
import { useDesk, useLoaded } from '../../../lib/data';
import { whenIn } from '../../../lib/format';

const sum = (of: Readonly<Record<string, number>>) => Object.values(of).reduce((a, b) => a + b, 0);
const listed = (of: Readonly<Record<string, number>>) => Object.entries(of).map(([what, n]) => `${what} ${n}`).join(', ') || 'None';

/** How many of each there were, and whether each system agrees about what is held now. */
export function PeriodCounts({ from, to }: { from: string; to: string }) {
  const desk = useDesk();
  const { value, error, reload } = useLoaded(() => desk.auditPeriod(from, to), [from, to]);
  if (error) return <Fault error={error} retry={reload} />;
  if (!value) return <Waiting rows={3} />;
  return (
    <div className="cs-inset cs-stack" role="status">
      <dl className="cs-facts">{factsOf(value).map(([title, says]) => <div key={title}><dt>{title}</dt><dd>{says}</dd></div>)}</dl>
      <p className="cs-small cs-muted">What systems hold was counted {whenIn(value.countedAt)}, not at the end of the period.</p>
      <table className="cs-diff">
        <thead><tr><th scope="col">System</th><th scope="col">Given here and active</th><th scope="col">Held there</th><th scope="col">It agrees</th></tr></thead>
        <tbody>{value.systems.map(s => <tr key={s.system}><th scope="row">{s.title}</th><td>{s.recorded}</td><td>{s.held ?? '–'}</td><td>{s.says}</td></tr>)}</tbody>
      </table>
    </div>
  );
}

const factsOf = (p: PeriodView): [string, string][] => [
  ['Requests', `${sum(p.requests)}: ${listed(p.requests)}`], ['Changes started', String(sum(p.effects))], ['Approvals', `${p.approvals.given} given, ${p.approvals.declined} declined`],
  ['Not allowed', String(p.denials)], ['Exceptions', String(p.exceptions)], ['Access', listed(p.grants)], ['Gaps', p.gaps.length ? `${p.gaps.length} times nothing ran` : 'None'],
];
