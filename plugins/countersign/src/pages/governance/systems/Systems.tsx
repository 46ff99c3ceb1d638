import { Fault } from '../../../pieces/Fault';
import { Waiting } from '../../../pieces/Skeleton';
import { useDesk, useLoaded } from '../../../lib/data';
import { Health } from './Health';
import { Limits } from './Limits';
import { Machines } from './Machines';

/** How the connected systems are, how much of each bound is used, and which machines may speak. */
export function Systems() {
  const desk = useDesk();
  const health = useLoaded(() => desk.systems(), [], 10);
  return (
    <>
      <header className="cs-head"><div><h2 className="cs-t-page">Systems</h2><p className="cs-muted">What is connected, what bounds it, and which machines may speak.</p></div></header>
      {health.error && !health.value && <Fault error={health.error} retry={health.reload} />}
      {health.value ? <Health systems={health.value} /> : <Waiting rows={4} />}
      <Limits />
      <Machines />
    </>
  );
}
