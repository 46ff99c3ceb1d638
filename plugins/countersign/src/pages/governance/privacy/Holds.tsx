import { Button } from '@backstage/ui';
import type { PrivacyView } from '@countersign/backstage-plugin-countersign-common';
import { Link } from 'react-router-dom';
import { Fault } from '../../../pieces/Fault';
import { useAct } from '../../../lib/act';
import { useDesk, useMe } from '../../../lib/data';
import { whenIn } from '../../../lib/format';
import { requestPath } from '../../../routes';
import { Empty } from '../Empty';
import { SetHold } from './SetHold';

/** What is not erased, whatever its time says: one sets it, two release it. */
export function Holds({ view, set }: { view: PrivacyView; set: (view: PrivacyView) => void }) {
  const desk = useDesk();
  const { me } = useMe();
  const { busy, fault, act } = useAct();
  return (
    <section className="cs-group"><h2>Legal holds</h2>
      {fault && <Fault error={fault} />}
      {view.holds.length ? (
        <ul className="cs-card cs-list">{view.holds.map(h => (
          <li key={h.id} className="cs-find">
            <span><b>{h.personName ?? <Link to={requestPath(h.requestId ?? '')}>{h.requestId}</Link>}</b><br />{h.reason}<br />
              <span className="cs-small cs-muted">{h.byName}, {whenIn(h.at)}{h.release && `. ${h.releaseByName} asked for the release ${whenIn(h.release.at)}`}</span></span>
            {h.mayRelease ? <Button variant={h.release ? 'primary' : 'secondary'} size="small" isDisabled={busy} onPress={() => act(async () => set(await desk.releaseHold(h.id)))}>{h.release ? 'Release' : 'Ask for the release'}</Button>
              : <span className="cs-small cs-muted">{h.release?.by === me.ref ? 'A second person releases it.' : ''}</span>}
          </li>
        ))}</ul>
      ) : <Empty title="Nothing is held" says="A hold keeps everything about a person or a request, even beyond its time, until two people release it." />}
      {view.maySet && <SetHold set={set} />}
    </section>
  );
}
