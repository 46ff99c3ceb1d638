import { RiPauseCircleLine } from '@remixicon/react';
import { useDesk, useLoaded } from '../lib/data';
import { when } from '../lib/format';

/** On every page while a switch is pulled: what is stopped, since when and why. */
export function StoppedBanner() {
  const desk = useDesk();
  const { value = [] } = useLoaded(() => desk.pulledSwitches(), [], 15);
  if (!value.length) return null;
  return (
    <div className="cs-notice stop cs-banner" role="status">
      {value.map(s => (
        <p key={s.at}><RiPauseCircleLine className="cs-i" aria-hidden /><b>{s.kind === 'stop-all' ? 'Everything is stopped' : 'Changes are stopped'}{s.scope.system && ` in ${s.scope.system}`}{s.scope.requestType && ` for ${s.scope.requestType}`}</b> since {when(s.at)}: {s.reason}. What you ask is kept and runs later.</p>
      ))}
    </div>
  );
}
