import type { Metrics } from '@countersign/backstage-plugin-countersign-common';

const ROWS = [['auto', 'By rule alone'], ['approved', 'With approval'], ['answered', 'Answered'], ['person', 'By a person'], ['denied', 'Not allowed']] as const;

/** How requests were resolved: a bar each, always in this order, the numbers beside. */
export function Paths({ paths }: { paths: Metrics['paths'] }) {
  const total = Math.max(1, ROWS.reduce((n, [key]) => n + paths[key], 0));
  return (
    <section className="cs-card cs-pad" aria-labelledby="cs-paths">
      <div className="cs-chart-head"><h2 id="cs-paths">How they were resolved</h2><span className="cs-small cs-muted">{total === 1 && !paths.auto ? 'Nothing yet' : `${total} settled`}</span></div>
      <svg className="cs-chart" viewBox="0 0 560 230" role="img" aria-label={ROWS.map(([k, t]) => `${t}: ${paths[k]}`).join(', ')}>
        {ROWS.map(([key, title], n) => {
          const width = (paths[key] / total) * 360;
          return (
            <g key={key} transform={`translate(0 ${n * 46})`}>
              <text x="0" y="22">{title}</text>
              <rect className="cs-f-text" x="140" y="8" width="360" height="20" rx="4" fillOpacity="0.12" />
              <rect className={`cs-f-${key}`} x="140" y="8" width={Math.max(width, paths[key] ? 4 : 0)} height="20" rx="4" />
              <text className="cs-b" x="512" y="23">{paths[key]}</text>
            </g>
          );
        })}
      </svg>
    </section>
  );
}
