import type { DriftView } from '@countersign/backstage-plugin-countersign-common';
import { whenIn } from '../../../lib/format';

/** Which systems were compared, and which cannot say what people hold. */
export function Covered({ view }: { view: DriftView }) {
  return (
    <section className="cs-group"><h2>What was compared</h2>
      <ul className="cs-card cs-list cs-tight">
        {view.systems.map(s => (
          <li key={s.system} className="cs-keep"><span>{s.title}</span>
            <span className="cs-small cs-muted">{s.unreadable ? `Could not be read ${whenIn(s.at)}: ${s.unreadable}. What was found before stands.` : `${s.holdings} held, ${s.unmanaged} not given here, ${whenIn(s.at)}`}</span></li>
        ))}
        {view.notCovered.length > 0 && <li><span className="cs-muted">Not countable: {view.notCovered.map(s => s.title).join(', ')}. These systems cannot say what people hold, so only what was given here is known.</span></li>}
      </ul>
    </section>
  );
}
