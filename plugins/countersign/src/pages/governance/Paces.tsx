import type { Metrics } from '@countersign/backstage-plugin-countersign-common';
import { useMe } from '../../lib/data';
import { nameOf } from '../../lib/format';

/** Who decides how fast: a yes that takes three seconds is a habit, not a check. Security and auditors see it. */
export function Paces({ paces }: { paces: Metrics['paces'] }) {
  const { me } = useMe();
  if (!paces.length) return null;
  return (
    <section className="cs-group"><h2>How fast people decide</h2>
      <div className="cs-card cs-card-sec"><table className="cs-diff">
        <thead><tr><th scope="col">Who</th><th scope="col">Decisions</th><th scope="col">Half within</th><th scope="col">Most in an hour</th><th scope="col"><span className="cs-vh">Look</span></th></tr></thead>
        <tbody>{paces.map(p => <tr key={p.person}><th scope="row">{nameOf(me.names, p.person)}</th><td>{p.decisions}</td><td>{Math.round(p.medianSeconds)} s</td><td>{p.mostPerHour}</td><td className={p.tired ? 'cs-now' : 'cs-same'}>{p.tired ? 'Too fast to have been read' : ''}</td></tr>)}</tbody>
      </table></div>
    </section>
  );
}
