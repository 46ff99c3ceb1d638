import type { LimitsView, LimitView } from '@countersign/backstage-plugin-countersign-common';
import { Fault } from '../../../pieces/Fault';
import { useDesk, useLoaded } from '../../../lib/data';
import { whenIn } from '../../../lib/format';

const PER = { minute: 'a minute', hour: 'an hour', day: 'a day' };
const SHOWN = 8;

/** How much of each bound is used: everybody's for who watches, else one's own. */
export function Limits() {
  const desk = useDesk();
  const { value, error, reload } = useLoaded(() => desk.limits(), [], 20);
  if (error && !value) return <Fault error={error} retry={reload} />;
  if (!value) return null;
  const rows = value.all ?? value.own;
  return (
    <section className="cs-group"><h2>Limits <span className="cs-small cs-muted">{value.all ? 'of everybody, fullest first' : 'of you'}</span></h2>
      {rows.length ? <div className="cs-card"><Rows rows={rows.slice(0, SHOWN)} />{rows.length > SHOWN && <details className="cs-steps cs-card-sec"><summary>{rows.length - SHOWN} more</summary><Rows rows={rows.slice(SHOWN)} /></details>}</div>
        : <div className="cs-card cs-pad cs-empty"><b>Nothing is counted right now</b><p className="cs-muted">What people, systems and actions use of their limits shows up here while it counts.</p></div>}
      <p className="cs-small cs-muted cs-below">{more(value)}</p>
    </section>
  );
}

const more = ({ massAbove }: LimitsView) => `Whoever changes more than ${massAbove} people within an hour needs two approvers, a machine too.`;

const Rows = ({ rows }: { rows: readonly LimitView[] }) => (
  <ul className="cs-list cs-tight">{rows.map(l => {
    const share = l.most ? Math.min(1, l.used / l.most) : 1;
    return (
      <li key={l.id} className="cs-limit"><span>{l.what}<br /><span className="cs-small cs-muted">{l.whose}</span></span>
        <span><span className="cs-small">{l.used} of {l.most} {PER[l.within]}<span className="cs-muted">, anew {whenIn(l.until)}</span></span>
          <span className={`cs-meter${share > 0.8 ? ' low' : ''}`} aria-hidden><i style={{ '--v': `${share * 100}%` } as React.CSSProperties} /></span></span></li>
    );
  })}</ul>
);
