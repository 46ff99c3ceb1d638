import { Fault } from '../../../pieces/Fault';
import { Waiting } from '../../../pieces/Skeleton';
import { useDesk, useLoaded } from '../../../lib/data';
import { Break } from './Break';
import { Open } from './Open';
import { Uses } from './Uses';

/** Acting without asking when there is nobody to ask: open it, use it, and let somebody else read it afterwards. */
export function Glass() {
  const desk = useDesk();
  const { value, error, reload, set } = useLoaded(() => desk.breakGlassView(), [], 15);
  if (error && !value) return <Fault error={error} retry={reload} />;
  if (!value) return <Waiting rows={4} />;
  return (
    <>
      <header className="cs-head"><div><h2 className="cs-t-page">Break-glass</h2><p className="cs-muted">For when the house is on fire and nobody can approve. Security is told at once.</p></div></header>
      {value.open && <Open window={value.open} actions={value.actions} used={reload} />}
      {value.mayOpen && <Break view={value} />}
      <Uses view={value} set={set} />
    </>
  );
}
