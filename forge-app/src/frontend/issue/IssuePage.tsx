import { Stack } from '@forge/react';
import { call } from '../lib/call';
import { useAct, type Act } from '../lib/useAct';
import { usePoll } from '../lib/usePoll';
import { Fault } from '../pieces/Fault';
import { Waiting } from '../pieces/Waiting';
import { Panel } from './Panel';
import { Resolve } from './Resolve';

/** What a service-desk agent sees beside the issue, kept up to date while it runs. */
export function IssuePage() {
  const polled = usePoll({ load: () => call('issue'), pageOf: panel => panel.page });
  const acting = useAct();
  const { value: panel, fault } = polled;
  if (fault && !panel) return <Fault fault={fault} retry={polled.reload} />;
  if (!panel) return <Waiting says="Reading this request" />;
  const ask: Act = async (name, sent) => {
    const started = await acting.act(name, sent);
    if (started !== undefined) polled.follow();
    return started;
  };
  return (
    <Stack space="space.200">
      {fault && <Fault fault={fault} retry={polled.reload} />}
      {panel.page.fault && <Fault fault={{ status: 0, ...panel.page.fault }} />}
      {panel.page.state === 'none' ? <Resolve acting={acting} ask={ask} awaited={polled.awaited} /> : <Panel panel={panel} polled={polled} acting={acting} ask={ask} />}
    </Stack>
  );
}
