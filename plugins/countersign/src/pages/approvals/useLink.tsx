import { Alert } from '@backstage/ui';
import type { OpenedLink } from '@countersign/backstage-plugin-countersign-common';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Link, useLocation, useNavigate } from 'react-router-dom';
import { Fault } from '../../pieces/Fault';
import { useDesk } from '../../lib/data';
import { BASE, requestPath } from '../../routes';

/** A notice's link opens one decision for the person it was sent to, once. It leaves the address at once. */
export function useLink(): { readonly opened?: OpenedLink; readonly notice?: ReactNode } {
  const desk = useDesk();
  const navigate = useNavigate();
  const token = new URLSearchParams(useLocation().search).get('link');
  const [opened, setOpened] = useState<OpenedLink>();
  const [error, setError] = useState<Error>();
  const once = useRef(false);
  useEffect(() => {
    if (!token || once.current) return;
    once.current = true;
    navigate(`${BASE}/approvals`, { replace: true });
    desk.openLink(token).then(setOpened, setError);
  }, [token, desk, navigate]);
  if (error) return { notice: <Fault error={error} /> };
  if (opened && !opened.open) return { opened, notice: <Alert status="info" icon title="This is decided already." description={<Link to={requestPath(opened.requestId)}>See how it ended</Link>} /> };
  if (opened?.changed) return { opened, notice: <Alert status="warning" icon title="This changed since you were told." description="What you see now is what you would approve. Read it again." /> };
  return { opened };
}
