import { Text } from '@backstage/ui';
import { Link } from 'react-router-dom';
import { useDesk, useLoaded } from '../lib/data';
import { BASE } from '../routes';

/** What waits, on the home page. */
export function HomeWidget() {
  const desk = useDesk();
  const { value: me } = useLoaded(() => desk.me(), [], 30);
  return (
    <>
      <Text>{me?.pendingApprovals ? `${me.pendingApprovals} decisions wait for you.` : 'Nothing waits for you.'}</Text>
      <p><Link to={BASE}>Ask IT</Link>{me?.pendingApprovals ? <>{' · '}<Link to={`${BASE}/approvals`}>Approvals</Link></> : null}</p>
    </>
  );
}
