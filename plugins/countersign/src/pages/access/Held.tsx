import { Button } from '@backstage/ui';
import type { Grant } from '@countersign/backstage-plugin-countersign-common';
import { Link } from 'react-router-dom';
import { useMe } from '../../lib/data';
import { isoOf, left, nameOf } from '../../lib/format';
import { requestPath } from '../../routes';

type Act = (path: string, body?: object) => Promise<void>;

/** One access with its reason (asked for longer: as long again, from now), what ends it, and how much of its time is left; told early when the end is near. */
export function Held({ grant: g, act }: { grant: Grant; act: Act }) {
  const total = g.until ? Date.parse(g.until) - Date.parse(g.since) : 0;
  const rest = g.until ? Math.max(0, Date.parse(g.until) - Date.now()) : 0;
  const share = total ? Math.min(100, Math.round((rest / total) * 100)) : 100;
  const soon = g.state === 'active' && Boolean(g.warnedAt);
  return (
    <li className="cs-held">
      <span><b>{g.title}</b><br /><Link className="cs-small" to={requestPath(g.requestId)}>{g.requestId}</Link></span>
      <span className="cs-muted">{g.reason}<End grant={g} /></span>
      <span>{left(g.until)}{g.until && <span className={`cs-meter ${share < 20 ? 'low' : ''}`} role="img" aria-label={`${share} percent of the time is left`}><i style={{ ['--v' as string]: `${share}%` }} /></span>}</span>
      <span className="cs-btns cs-end">
        {g.extendable && g.state === 'active' && share < 50 && <Button variant="secondary" size="small" onPress={() => act(`/grants/${g.id}/extend`, { duration: isoOf(Math.round(total / 60_000)) })}>Ask for longer</Button>}
        <Button variant="tertiary" size="small" isDisabled={g.state !== 'active'} onPress={() => act(`/grants/${g.id}/return`)}>Give back</Button>
      </span>
      {soon && <span className="cs-soon"><b>Ends soon.</b> {g.extendable ? 'Ask for longer if you still need it; it is decided under today’s rules.' : 'If you still need it then, ask for it again.'}</span>}
    </li>
  );
}

/** What ends it, if not time alone. */
function End({ grant: g }: { grant: Grant }) {
  const { me } = useMe();
  const says = [
    g.ticket && `when ${g.ticket} closes`,
    g.shift && 'when your on-call shift is over',
    !g.until && g.owner && `when ${nameOf(me.names, g.owner)} does not own it any more`,
  ].filter(Boolean);
  return says.length ? <><br /><span className="cs-small">Ends {says.join(', or ')}.</span></> : null;
}
