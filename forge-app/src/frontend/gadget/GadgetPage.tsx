import { Heading, Stack } from '@forge/react';
import { Paths } from '../charts/Paths';
import { Saved } from '../charts/Saved';
import { Volume } from '../charts/Volume';
import { Empty } from '../pieces/Empty';
import { Fault } from '../pieces/Fault';
import { Note } from '../pieces/Facts';
import { Waiting } from '../pieces/Waiting';
import { useLoad } from '../lib/useLoad';

/** Volume, how requests were resolved and what that comes to, for a dashboard. */
export function GadgetPage() {
  const { value, fault, reload } = useLoad('metrics', { days: 14 });
  if (fault) return <Fault fault={fault} retry={reload} />;
  if (!value) return <Waiting says="Counting requests" />;
  if (value.total === 0) return <Empty title="No requests yet" says="What people ask in the last 14 days is counted here." />;
  return (
    <Stack space="space.200">
      <Heading as="h2" size="small">{`${value.total} requests in 14 days`}</Heading>
      <Note>{`${value.paths.open} open, ${value.pendingApprovals} waiting for approval`}</Note>
      <Volume daily={value.daily} />
      <Paths paths={value.paths} />
      <Saved saved={value.saved} />
    </Stack>
  );
}
