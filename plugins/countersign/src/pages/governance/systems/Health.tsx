import type { SystemHealth } from '@countersign/backstage-plugin-countersign-common';
import { Pill, type Tone } from '../../../pieces/Pill';
import { whenIn } from '../../../lib/format';

const STATE: Readonly<Record<SystemHealth['state'], readonly [string, Tone]>> = { closed: ['In use', 'ok'], open: ['Resting', 'wait'], trying: ['Trying', 'info'] };

/** Those in trouble first. A system that fails rests, and is then tried with one change. */
export function Health({ systems }: { systems: readonly SystemHealth[] }) {
  return (
    <section className="cs-group"><h2>Connected systems</h2>
      <ul className="cs-card cs-list cs-tight">{systems.map(s => (
        <li key={s.id} className="cs-keep">
          <span>{s.title}{s.state !== 'closed' && <><br /><span className="cs-small cs-muted">{s.why}. Since {whenIn(s.since)}{s.retryAt && `, tried again ${whenIn(s.retryAt)}`}</span></>}
            {s.state === 'closed' && s.failures > 0 && <><br /><span className="cs-small cs-muted">{s.says}</span></>}</span>
          <Pill tone={STATE[s.state][1]}>{STATE[s.state][0]}</Pill>
        </li>
      ))}</ul>
      <p className="cs-small cs-muted cs-below">A system that keeps failing rests for a while; what people ask of it meanwhile is kept.</p>
    </section>
  );
}
