import { Heading, Stack } from '@forge/react';
import { Empty } from '../pieces/Empty';
import { Fault } from '../pieces/Fault';
import { Note } from '../pieces/Facts';
import { Waiting } from '../pieces/Waiting';
import { useLoad } from '../lib/useLoad';
import { useReader } from '../lib/reader';
import { Finding } from './Finding';

/** What systems really hold, compared with the record once a day. Nothing here changes access by itself: each answer is a request. */
export function Drift() {
  const { value, fault, reload } = useLoad('drift');
  const { time } = useReader();
  if (fault) return <Fault fault={fault} retry={reload} />;
  if (!value) return <Waiting says="Reading what was compared" />;
  return (
    <Stack space="space.150">
      <Heading as="h2" size="medium">Drift</Heading>
      {value.systems.map(s => <Note key={s.system}>{s.unreadable ? `${s.title} could not be read ${time(s.at)}. What was found before stands.` : `${s.title}: ${s.holdings} held, ${s.unmanaged} not given here, ${time(s.at)}.`}</Note>)}
      {value.notCovered.length > 0 && <Note>{`Not countable: ${value.notCovered.map(s => s.title).join(', ')}. Only what was given here is known there.`}</Note>}
      {value.findings.length === 0 && <Empty title="Systems and record agree" says="Access that somebody gave, kept or took outside this desk shows up here." />}
      {value.findings.map(f => <Finding key={f.id} finding={f} />)}
    </Stack>
  );
}
