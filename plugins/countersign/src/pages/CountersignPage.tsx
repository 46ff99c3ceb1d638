import { PluginHeader } from '@backstage/ui';
import { RiCheckDoubleLine } from '@remixicon/react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { Fault } from '../pieces/Fault';
import { Waiting } from '../pieces/Skeleton';
import { StoppedBanner } from '../pieces/StoppedBanner';
import { MeProvider, useDesk, useLoaded } from '../lib/data';
import { BASE } from '../routes';
import '../countersign.css';
import { AccessPage } from './access/AccessPage';
import { ApprovalsPage } from './approvals/ApprovalsPage';
import { AskPage } from './ask/AskPage';
import { ProvedPage } from './ask/ProvedPage';
import { RequestPage } from './ask/RequestPage';
import { DeskPage } from './desk/DeskPage';
import { GovernancePage } from './governance/GovernancePage';

const TABS = [['ask', 'Ask', ''], ['access', 'My access', '/access'], ['approvals', 'Approvals', '/approvals'], ['desk', 'Desk', '/desk'], ['governance', 'Governance', '/governance']] as const;

/** Ask IT: only the tabs the person may use; a link to another one says who can open it. */
export function CountersignPage() {
  const desk = useDesk();
  const { value: me, error, reload } = useLoaded(() => desk.me(), [], 20);
  const tabs = TABS.filter(([id]) => me?.pages.includes(id) ?? id === 'ask').map(([id, title, at]) => ({
    id, label: id === 'approvals' && me?.pendingApprovals ? `${title} (${me.pendingApprovals})` : title, href: `${BASE}${at}`, ...(id === 'ask' ? { matchStrategy: 'exact' as const } : { matchStrategy: 'prefix' as const }),
  }));
  const page = (id: (typeof TABS)[number][0], element: JSX.Element) => (me?.pages.includes(id) ? element : <NoPage id={id} />);
  return (
    <>
      <PluginHeader icon={<RiCheckDoubleLine />} title="Ask IT" tabs={tabs} />
      <div className="cs-page">
        <main className="cs-main">
          {error && !me && <Fault error={error} retry={reload} />}
          {!me && !error && <Waiting />}
          {me && (
            <MeProvider value={{ me, refresh: reload }}>
              <StoppedBanner />
              <Routes>
                <Route path="/" element={<AskPage />} />
                <Route path="/requests/:id" element={<RequestPage />} />
                <Route path="/proved" element={<ProvedPage />} />
                <Route path="/access" element={<AccessPage />} />
                <Route path="/approvals" element={<ApprovalsPage />} />
                <Route path="/desk" element={page('desk', <DeskPage />)} />
                <Route path="/governance/*" element={page('governance', <GovernancePage />)} />
                <Route path="*" element={<Navigate to={BASE} replace />} />
              </Routes>
            </MeProvider>
          )}
        </main>
      </div>
    </>
  );
}

const WHO = { desk: 'service-desk agents', governance: 'auditors, administrators, security, the service desk and the privacy officer' } as Record<string, string>;
const NoPage = ({ id }: { id: string }) => <div className="cs-card cs-pad cs-empty"><b>This page is for {WHO[id]}</b><p className="cs-muted">Ask your service desk if you need it.</p></div>;
