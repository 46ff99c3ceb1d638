import type { Metrics } from '@countersign/core';
import { Heading, Inline, List, ListItem, Stack, Text } from '@forge/react';
import { Paths } from '../charts/Paths';
import { Resolution } from '../charts/Resolution';
import { Saved } from '../charts/Saved';
import { Volume } from '../charts/Volume';
import { Empty } from '../pieces/Empty';
import { Exceptions } from '../pieces/Exceptions';
import { Fact } from '../pieces/Facts';
import { Fault } from '../pieces/Fault';
import { Waiting } from '../pieces/Waiting';
import { useLoad } from '../lib/useLoad';

const span = (s: number) => (s < 90 ? `${Math.round(s)} s` : s < 5_400 ? `${Math.round(s / 60)} min` : `${Math.round(s / 3_600)} h`);

/** The last 30 days: what was asked, what became of it, and what needs a look. */
export function Numbers() {
  const { value, fault, reload } = useLoad('metrics', { days: 30 });
  if (fault) return <Fault fault={fault} retry={reload} />;
  if (!value) return <Waiting says="Counting requests" />;
  return (
    <Stack space="space.300">
      <Stack space="space.100"><Heading as="h2" size="medium">The last 30 days</Heading><Text>Rehearsals are not counted.</Text></Stack>
      <Figures metrics={value} />
      {value.total === 0 && <Empty title="No requests yet" says="Charts show up with the first request." />}
      {value.total > 0 && <><Volume daily={value.daily} days={30} /><Paths paths={value.paths} /><Resolution resolution={value.resolution} /></>}
      <Saved saved={value.saved} />
      <Stack space="space.100">
        <Heading as="h3" size="small">Needs a look</Heading>
        {value.exceptions.length === 0 ? <Empty title="Nothing" says="Outcomes nobody knows, access that could not be removed and systems that rest show up here until somebody settles them." /> : <Exceptions exceptions={value.exceptions} />}
      </Stack>
      {value.knowledgeGaps.length > 0 && <Stack space="space.100"><Heading as="h3" size="small">Questions no article answers</Heading><List>{value.knowledgeGaps.map(g => <ListItem key={`${g.requestId}${g.at}`}>{`${g.question} (${g.requestId})`}</ListItem>)}</List></Stack>}
    </Stack>
  );
}

function Figures({ metrics: m }: { metrics: Metrics }) {
  return (
    <Inline space="space.400" shouldWrap>
      <Fact label="Requests">{`${m.total}, ${m.paths.open} open`}</Fact>
      <Fact label="Median time to done">{m.medianSeconds === undefined ? 'Not known yet' : span(m.medianSeconds)}</Fact>
      <Fact label="Waiting for approval">{String(m.pendingApprovals)}</Fact>
      <Fact label="Texts that tried to give orders">{`${m.attempts.requests}. Nothing of it was done`}</Fact>
    </Inline>
  );
}
