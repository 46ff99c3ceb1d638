import type { Metrics } from '@countersign/backstage-plugin-countersign-common';

const KEYS = ['auto', 'approved', 'answered', 'person', 'denied'] as const;
const WORDS = { auto: 'Rule', approved: 'Approval', answered: 'Answer', person: 'Person', denied: 'Not allowed' };

/** Volume by day, stacked in the same order as everywhere, and the same as a table. */
export function Daily({ daily }: { daily: Metrics['daily'] }) {
  const days = daily.slice(-14);
  const most = Math.max(1, ...days.map(d => KEYS.reduce((n, k) => n + d[k], 0)));
  const step = 340 / Math.max(days.length, 7);
  return (
    <section className="cs-card cs-pad" aria-labelledby="cs-daily">
      <div className="cs-chart-head"><h2 id="cs-daily">By day</h2></div>
      <svg className="cs-chart" viewBox="0 0 340 190" role="img" aria-label={`Requests by day, at most ${most}`}>
        {days.map((d, n) => {
          let y = 160;
          return (
            <g key={d.day}>
              {KEYS.map(k => {
                const height = (d[k] / most) * 140;
                y -= height;
                return height ? <rect key={k} className={`cs-f-${k}`} x={n * step + 2} y={y} width={Math.min(step - 4, 36)} height={Math.max(height - 1.5, 1)} rx="1.5" /> : null;
              })}
              {(n === 0 || n === days.length - 1) && <text className="cs-sub" x={n * step + 2} y="180">{d.day.slice(5)}</text>}
            </g>
          );
        })}
      </svg>
      <ul className="cs-legend">{KEYS.map(k => <li key={k}><i className={`cs-f-${k}`} />{WORDS[k]}</li>)}</ul>
      <details className="cs-steps"><summary>As a table</summary>
        <table className="cs-diff"><thead><tr><th scope="col">Day</th>{KEYS.map(k => <th key={k} scope="col">{WORDS[k]}</th>)}</tr></thead>
          <tbody>{days.map(d => <tr key={d.day}><th scope="row">{d.day}</th>{KEYS.map(k => <td key={k}>{d[k]}</td>)}</tr>)}</tbody></table>
      </details>
    </section>
  );
}
