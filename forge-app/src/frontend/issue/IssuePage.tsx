import { Stack } from '@forge/react';
import { call } from '../lib/call';
import { useAct } from '../lib/useAct';
import { useAsk } from '../lib/useAsk';
import { usePoll } from '../lib/usePoll';
import { Anew } from '../pieces/Anew';
import { Fault } from '../pieces/Fault';
import { Waiting } from '../pieces/Waiting';
import { Panel } from './Panel';
import { Resolve } from './Resolve';

/** What a service-desk agent sees beside the issue, kept up to date while it runs. */
export function IssuePage() {
  const polled = usePoll({ load: () => call('issue'), pageOf: panel => panel.page });
  const acting = useAct();
  const { value: panel, fault } = polled;
  const { ask, anew } = useAsk({ acting, polled, id: panel?.page.request?.id });
  if (fault && !panel) return <Fault fault={fault} retry={polled.reload} />;
  if (!panel) return <Waiting says="Reading this request" />;
  return (
    <Stack space="space.200">
      {fault && <Fault fault={fault} retry={polled.reload} />}
      {panel.page.fault && <Fault fault={{ status: 0, ...panel.page.fault }} />}
      <Anew id={anew} />
      {panel.page.state === 'none' ? <Resolve acting={acting} ask={ask} awaited={polled.awaited} /> : <Panel panel={panel} polled={polled} acting={acting} ask={ask} />}
    </Stack>
  );
}
