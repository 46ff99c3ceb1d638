import { Fault } from '../../../pieces/Fault';
import { Waiting } from '../../../pieces/Skeleton';
import { useDesk, useLoaded } from '../../../lib/data';
import { Erase } from './Erase';
import { Holds } from './Holds';
import { Kept } from './Kept';

/** What is kept about people, how long, what must not be erased, and what is. */
export function Privacy() {
  const desk = useDesk();
  const { value, error, reload, set } = useLoaded(() => desk.holds(), [], 30);
  if (error && !value) return <Fault error={error} retry={reload} />;
  if (!value) return <Waiting rows={4} />;
  return (
    <>
      <header className="cs-head"><div><h2 className="cs-t-page">Privacy</h2><p className="cs-muted">What is kept about people, how long, and what must stay.</p></div></header>
      <Holds view={value} set={set} />
      <Erase view={value} />
      <Kept view={value} />
    </>
  );
}
