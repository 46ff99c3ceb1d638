import { useEffect, useState } from 'react';
import type { RequestView } from '@countersign/backstage-plugin-countersign-common';
import { useLocation, useParams } from 'react-router-dom';
import { Fault } from '../../pieces/Fault';
import { Waiting } from '../../pieces/Skeleton';
import { useDesk, useLoaded } from '../../lib/data';
import { Talk } from './Talk';
import { useConversation } from './useConversation';

/** One request by its address; it catches up while it is looked at. */
export function RequestPage() {
  const { id = '' } = useParams();
  const handed = (useLocation().state as { request?: RequestView } | null)?.request;
  const desk = useDesk();
  const [request, setRequest] = useState(handed?.id === id ? handed : undefined);
  const loaded = useLoaded(() => desk.get(id), [id], 4);
  useEffect(() => {
    const fresh = loaded.value;
    if (fresh) setRequest(r => (r && r.id === fresh.id && r.version > fresh.version ? r : fresh));
  }, [loaded.value]);
  const { live, error, send } = useConversation(request, setRequest);
  if (!request) return loaded.error ? <Fault error={loaded.error} retry={loaded.reload} /> : <Waiting rows={5} />;
  return <Talk request={request} live={live} error={error} send={send} onChange={setRequest} />;
}
