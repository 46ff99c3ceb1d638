import type { Metrics } from '@countersign/backstage-plugin-countersign-common';

const ROWS = [['auto', 'By rule alone'], ['approved', 'With approval'], ['answered', 'Answered'], ['person', 'By a person'], ['denied', 'Not allowed']] as const;

/** How requests were resolved: a bar each, always in this order, the numbers beside. */
export function Paths({ paths }: { paths: Metrics['paths'] }) {
  const total = Math.max(1, ROWS.reduce((n, [key]) => n + paths[key], 0));
  return (
    <section className="cs-card cs-pad" aria-labelledby="cs-paths">
      <div className="cs-chart-head"><h2 id="cs-paths">How they were resolved</h2><span className="cs-small cs-muted">{total === 1 && !paths.auto ? 'Nothing yet' : `${total} settled`}</span></div>
      <ul className="cs-bars">
        {ROWS.map(([key, title]) => (
          <li key={key}>{title}<span aria-hidden><i className={`cs-f-${key}`} style={{ width: `${(paths[key] / total) * 100}%` }} /></span><b>{paths[key]}</b></li>
        ))}
      </ul>
    </section>
  );
}
