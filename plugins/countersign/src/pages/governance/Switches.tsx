import { Button } from '@backstage/ui';
import type { PulledSwitch, SwitchesView } from '@countersign/backstage-plugin-countersign-common';
import { Link } from 'react-router-dom';
import { useState } from 'react';
import { Fault } from '../../pieces/Fault';
import { Waiting } from '../../pieces/Skeleton';
import { useDesk, useLoaded, useMe } from '../../lib/data';
import { nameOf, when } from '../../lib/format';
import { requestPath } from '../../routes';
import { Pull } from './Pull';

/** What is stopped, what waits for it, and who lets it go on: one person stops, two release. */
export function Switches() {
  const desk = useDesk();
  const { value, error, reload, set } = useLoaded(() => desk.switches(), [], 5);
  const [fault, setFault] = useState<Error>();
  if (error) return <Fault error={error} retry={reload} />;
  if (!value) return <Waiting rows={3} />;
  const act = async (call: Promise<SwitchesView>) => {
    setFault(undefined);
    try { set(await call); } catch (e) { setFault(e as Error); }
  };
  return (
    <>
      {fault && <Fault error={fault} />}
      <section className="cs-group"><h2>Stopped now</h2>
        {value.pulled.length === 0
          ? <div className="cs-card cs-pad cs-empty"><b>Nothing is stopped</b><p className="cs-muted">Whoever sees something wrong stops first and asks later: what people ask meanwhile is kept.</p></div>
          : <ul className="cs-card cs-list">{value.pulled.map(s => <Pulled key={s.id} pulled={s} view={value} release={() => act(desk.releaseSwitch(s.id))} />)}</ul>}
      </section>
      {value.mayPull && <section className="cs-group"><h2>Stop</h2><Pull view={value} pull={body => act(desk.pullSwitch(body))} /></section>}
      {value.waiting.length > 0 && (
        <section className="cs-group"><h2>Waiting for a release</h2>
          <ul className="cs-card cs-list">{value.waiting.map(id => <li key={id}><Link to={requestPath(id)}>{id}</Link></li>)}</ul>
        </section>
      )}
      {value.outliving.length > 0 && <Outliving view={value} />}
    </>
  );
}

function Pulled({ pulled: s, view, release }: { pulled: PulledSwitch; view: SwitchesView; release: () => void }) {
  const { me } = useMe();
  const what = s.kind === 'stop-all' ? 'Everything, ends of access too' : 'Changes; access still ends';
  const scope = view.systems.find(x => x.id === s.scope.system)?.title ?? view.requestTypes.find(x => x.id === s.scope.requestType)?.title;
  return (
    <li className="cs-switch">
      <span><b>{what}{scope && `, in ${scope}`}</b><br />{s.reason}<br />
        <span className="cs-small cs-muted">{nameOf(me.names, s.by)}, {when(s.at)}{s.release && `. ${nameOf(me.names, s.release.by)} asked for the release ${when(s.release.at)}`}</span></span>
      {view.may.includes(s.id)
        ? <Button variant={s.release ? 'primary' : 'secondary'} size="small" onPress={release}>{s.release ? 'Release' : 'Ask for the release'}</Button>
        : <span className="cs-small cs-muted">{s.release?.by === me.ref ? 'A second person releases it.' : ''}</span>}
    </li>
  );
}

function Outliving({ view }: { view: SwitchesView }) {
  const { me } = useMe();
  return (
    <section className="cs-group"><h2>Stays beyond its end</h2>
      <ul className="cs-card cs-list">{view.outliving.map(g => <li key={g.grantId}><span>{nameOf(me.names, g.person)}: {g.title}<br /><span className="cs-small cs-muted">Should have ended {when(g.until)}</span></span></li>)}</ul>
    </section>
  );
}
