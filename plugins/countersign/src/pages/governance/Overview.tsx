import { Fault } from '../../pieces/Fault';
import { Waiting } from '../../pieces/Skeleton';
import { useDesk, useLoaded } from '../../lib/data';
import { Daily } from './Daily';
import { Exceptions } from './Exceptions';
import { Attempts } from './Attempts';
import { Paces } from './Paces';
import { Paths } from './Paths';
import { Saved } from './Saved';

/** How requests are resolved, and what went wrong. */
export function Overview() {
  const desk = useDesk();
  const { value, error, reload } = useLoaded(() => desk.metrics(30), [], 20);
  if (error) return <Fault error={error} retry={reload} />;
  if (!value) return <Waiting rows={5} />;
  const { resolution } = value;
  return (
    <>
      <header className="cs-head"><div><h2 className="cs-t-page">The last 30 days</h2><p className="cs-muted">What was asked and what became of it. Rehearsals are not counted.</p></div></header>
      <dl className="cs-card cs-kpis">
        <div><dt className="cs-small cs-muted">Requests</dt><dd className="big">{value.total}</dd><dd className="sub">{value.paths.open} open</dd></div>
        <div><dt className="cs-small cs-muted">Verified</dt><dd className="big">{resolution.verified}</dd><dd className="sub">{resolution.claimed} done, waiting for a word</dd></div>
        <div><dt className="cs-small cs-muted">Median time to done</dt><dd className="big">{value.medianSeconds === undefined ? '–' : seconds(value.medianSeconds)}</dd><dd className="sub">{resolution.reopened} reopened, {resolution.abandoned} abandoned</dd></div>
        <div><dt className="cs-small cs-muted">Waiting for approval</dt><dd className="big">{value.pendingApprovals}</dd><dd className="sub">at this moment</dd></div>
      </dl>
      <div className="cs-charts"><Paths paths={value.paths} /><Daily daily={value.daily} /></div>
      <Saved saved={value.saved} />
      <Exceptions metrics={value} />
      <Attempts attempts={value.attempts} />
      <Paces paces={value.paces} />
    </>
  );
}

const seconds = (s: number) => (s < 90 ? `${Math.round(s)} s` : s < 5_400 ? `${Math.round(s / 60)} min` : `${Math.round(s / 3_600)} h`);
