import { Heading, Inline, Label, LoadingButton, SectionMessage, Stack, Text, Toggle } from '@forge/react';
import { useState } from 'react';
import type { Mapped, ProjectView } from '../../contract';
import { Asked } from '../admin/Asked';
import { Choice } from '../pieces/Choice';
import { Empty } from '../pieces/Empty';
import { Fault } from '../pieces/Fault';
import { Reason, isReason } from '../pieces/Reason';
import { Note } from '../pieces/Facts';
import { Waiting } from '../pieces/Waiting';
import { useAct } from '../lib/useAct';
import { useLoad } from '../lib/useLoad';

/** Absent in what is sent: understood from its words. */
const BY_WORDS = '';
const mapOf = (mapped: readonly Mapped[]): Readonly<Record<string, string>> => Object.fromEntries(mapped.flatMap(m => (m.to ? [[m.requestTypeId, m.to]] : [])));

/** Whether it works in this project, and which request type means what. */
export function ProjectPage() {
  const { value, fault, reload } = useLoad('project');
  if (fault) return <Fault fault={fault} retry={reload} />;
  if (!value) return <Waiting says="Reading this project" />;
  return <Mapping project={value} />;
}

function Mapping({ project }: { project: ProjectView }) {
  const { busy, fault, act } = useAct();
  const [on, setOn] = useState(project.on);
  const [mapped, setMapped] = useState(mapOf(project.mapped));
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState<string>();
  const changed = on !== project.on || JSON.stringify(mapped) !== JSON.stringify(mapOf(project.mapped));
  const choose = (id: string, to: string) => setMapped(({ [id]: _before, ...rest }) => (to === BY_WORDS ? rest : { ...rest, [id]: to }));
  const send = async () => setAsked((await act('mapProject', { on, mapped, reason: reason.trim() }))?.id);
  return (
    <Stack space="space.200">
      {!project.may && <SectionMessage title="You can read this and not change it"><Text>Who administers this project can propose a change.</Text></SectionMessage>}
      <Inline space="space.100" alignBlock="center"><Toggle id="on" isChecked={on} isDisabled={!project.may} onChange={event => setOn(Boolean(event.target.checked))} /><Label labelFor="on">Countersign works on requests of this project</Label></Inline>
      <Heading as="h2" size="small">What each request type means</Heading>
      {project.mapped.length === 0 && <Empty title="This project has no request types" says="Add request types to the project’s portal first." />}
      {project.mapped.map(m => <Choice key={m.requestTypeId} label={m.name} isDisabled={!project.may || !on} options={[{ value: BY_WORDS, label: 'Understood from its words' }, ...project.choices.map(c => ({ value: c.id, label: c.title }))]} value={mapped[m.requestTypeId] ?? BY_WORDS} onChange={to => choose(m.requestTypeId, to)} />)}
      {project.may && changed && !asked && <Reason onChange={setReason} />}
      {fault && <Fault fault={fault} />}
      {asked ? <Asked id={asked} /> : project.may && <Inline><LoadingButton appearance="primary" isLoading={busy} isDisabled={!changed || !isReason(reason)} onClick={send}>Propose the change</LoadingButton></Inline>}
      <Note>A change is a request: a second person approves it.</Note>
    </Stack>
  );
}
