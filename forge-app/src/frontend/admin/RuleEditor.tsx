import type { RulesChange, RulesCheck, RulesView } from '@countersign/core';
import { Heading, Inline, List, ListItem, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import { useState } from 'react';
import { Choice } from '../pieces/Choice';
import { Fault } from '../pieces/Fault';
import { Field } from '../pieces/Field';
import { Note } from '../pieces/Facts';
import { Patch } from '../pieces/Patch';
import { useAct } from '../lib/useAct';
import { Propose } from './Propose';

/** Edit files, see what would be decided differently, then ask for a yes. Nothing is in force before that. */
export function RuleEditor({ files }: Pick<RulesView, 'files'>) {
  const { busy, fault, act } = useAct();
  const [file, setFile] = useState(files[0]?.path ?? '');
  const [change, setChange] = useState<RulesChange>({});
  const [check, setCheck] = useState<RulesCheck>();
  const now = files.find(f => f.path === file)?.text ?? '';
  const edited = Object.keys(change);
  const edit = (text: string) => {
    const { [file]: _before, ...others } = change;
    setCheck(undefined);
    setChange(text === now ? others : { ...others, [file]: text });
  };
  return (
    <Stack space="space.150">
      <Heading as="h2" size="medium">Propose a change</Heading>
      <Choice label="File" options={files.map(f => ({ value: f.path, label: edited.includes(f.path) ? `${f.path} (edited)` : f.path }))} value={file} onChange={setFile} />
      <Field key={file} label={`Text of ${file}`} lines={16} mono most={200_000} initial={change[file] ?? now} onChange={edit} />
      <Inline space="space.100" alignBlock="center"><LoadingButton isLoading={busy} isDisabled={edited.length === 0} onClick={async () => setCheck(await act('checkRules', { change }))}>Check the change</LoadingButton><Note>{edited.length ? `Edited: ${edited.join(', ')}` : 'Nothing is edited yet.'}</Note></Inline>
      {fault && <Fault fault={fault} />}
      {check && <Checked check={check} />}
      {check?.ok && check.tests.failed.length === 0 && check.diff.length > 0 && <Propose change={change} />}
    </Stack>
  );
}

function Checked({ check: { ok, faults, tests, different, diff } }: { check: RulesCheck }) {
  if (!ok) return <SectionMessage appearance="error" title="This cannot be used"><List>{faults.map(f => <ListItem key={`${f.file}${f.line}${f.message}`}>{`${f.file}, line ${f.line}: ${f.message}`}</ListItem>)}</List></SectionMessage>;
  const failed = tests.failed.length > 0;
  return (
    <Stack space="space.150">
      <SectionMessage appearance={failed ? 'error' : 'success'} title={failed ? `${tests.failed.length} rule tests fail` : `${tests.passed} rule tests pass`}>
        {failed ? <List>{tests.failed.map(t => <ListItem key={t}>{t}</ListItem>)}</List> : <Text>{different.length ? 'Decided differently than now:' : 'No row of the test table is decided differently.'}</Text>}
        {!failed && different.length > 0 && <List>{different.map(d => <ListItem key={d}>{d}</ListItem>)}</List>}
      </SectionMessage>
      <Patch diff={diff} />
    </Stack>
  );
}
