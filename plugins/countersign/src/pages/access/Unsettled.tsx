import { Button } from '@backstage/ui';
import type { Grant, OwnedException } from '@countersign/backstage-plugin-countersign-common';
import { Link } from 'react-router-dom';
import { useMe } from '../../lib/data';
import { nameOf, when } from '../../lib/format';
import { States } from '../../pieces/States';
import { requestPath } from '../../routes';

/** Given or not, nobody knows yet; or over, and could not be taken away. Somebody owns it until it is closed. */
export function Unsettled({ grant: g, act }: { grant: Grant; act: (path: string, body?: object) => Promise<void> }) {
  const { exception } = g;
  return (
    <li className="cs-unsettled">
      <span className="cs-state wait">{g.state === 'unknown' ? 'Not known yet' : 'Could not be taken away'}</span>
      <span><b>{g.title}</b><br />
        <span className="cs-muted">{g.state === 'unknown' ? 'It may or may not have been given. It counts as held until the system says which.' : `It should be over${g.endedBecause ? `: ${g.endedBecause}` : ''}, and you may still have it.`}</span>
        {exception && <Owned exception={exception} />}
        <Link className="cs-small" to={requestPath(g.requestId)}>{g.requestId}</Link>
      </span>
      {g.state === 'exception' && exception && <TryAgain id={g.id} exception={exception} act={act} />}
    </li>
  );
}

/** Why, who looks after it, and when it is tried again by itself. */
export function Owned({ exception: { owner, since, why, retryAt, states } }: { exception: OwnedException }) {
  const { me } = useMe();
  return (
    <>
      <br /><span className="cs-small cs-muted">{why} {nameOf(me.names, owner)} looks after it since {when(since)}.{retryAt ? ` It is tried again ${when(retryAt)}.` : ''}</span><br />
      {states && <States rows={states} />}
    </>
  );
}

/** The desk tries again; everybody else is told who looks after it. */
function TryAgain({ id, exception, act }: { id: string; exception: OwnedException; act: (path: string, body?: object) => Promise<void> }) {
  const { me } = useMe();
  if (!me.pages.includes('desk')) return null;
  return <Button variant="secondary" size="small" aria-label={`Try again: ${exception.why}`} onPress={() => act(`/grants/${id}/end-again`, {})}>Try again</Button>;
}
