import type { DriftView } from '@countersign/core';
import { Heading, SectionMessage, Stack, Text } from '@forge/react';
import { Empty } from '../pieces/Empty';
import { Fault } from '../pieces/Fault';
import { Note } from '../pieces/Facts';
import { Waiting } from '../pieces/Waiting';
import { useLoad } from '../lib/useLoad';
import { useReader } from '../lib/reader';
import { Finding } from './Finding';
import { Scan } from './Scan';

type Kind = DriftView['findings'][number]['kind'];
/** Most urgent first. */
const KINDS: readonly (readonly [Kind, string])[] = [['orphan', 'Belongs to nobody active'], ['outlived', 'There beyond its end'], ['missing', 'Given here and not there'], ['unmanaged', 'Never given here']];

/** What systems really hold, compared with the record once a day. Nothing here changes access by itself: each answer is a request. */
export function Drift() {
  const { value, fault, reload } = useLoad('drift');
  const { time } = useReader();
  if (fault) return <Fault fault={fault} retry={reload} />;
  if (!value) return <Waiting says="Reading what was compared" />;
  return (
    <Stack space="space.150">
      <Heading as="h2" size="medium">Drift</Heading>
      <Text>{value.says}</Text>
      {value.mayScan && <Scan drift={value} reload={reload} />}
      {value.systems.filter(s => s.alarm).map(s => (
        <SectionMessage key={s.system} appearance="warning" title={`${s.title}: ${s.open} of ${s.holdings} differ at once`}><Text>That is more than people do by hand. Look at the system and its account links before you settle any of it.</Text></SectionMessage>
      ))}
      {value.systems.map(s => <Note key={s.system}>{s.unreadable ? `${s.title} could not be read ${time(s.at)}. What was found before stands.` : `${s.title}: ${s.holdings} held, ${s.unmanaged} not given here, ${time(s.at)}.`}</Note>)}
      {value.notCovered.length > 0 && <Note>{`Not countable: ${value.notCovered.map(s => s.title).join(', ')}. Only what was given here is known there.`}</Note>}
      {value.agrees && <Empty title="Systems and record agree" says="Access that somebody gave, kept or took outside this desk shows up here." />}
      {KINDS.map(([kind, title]) => <OfKind key={kind} title={title} found={value.findings.filter(f => f.kind === kind)} />)}
    </Stack>
  );
}

function OfKind({ title, found }: { title: string; found: DriftView['findings'] }) {
  if (!found.length) return null;
  return <Stack space="space.100"><Heading as="h3" size="small">{`${title} (${found.length})`}</Heading>{found.map(f => <Finding key={f.id} finding={f} />)}</Stack>;
}
