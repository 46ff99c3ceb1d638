import type { RulesChange, RulesCheck, RulesView } from '@countersign/core';
import { Button, Heading, Inline, LoadingButton, Stack } from '@forge/react';
import { useState } from 'react';
import { Choice } from '../../pieces/Choice';
import { Fault } from '../../pieces/Fault';
import { Note } from '../../pieces/Facts';
import { fatesIn } from '../../lib/fate';
import { useAct } from '../../lib/useAct';
import { AddFile } from './AddFile';
import { Checked } from './Checked';
import { OneFile } from './OneFile';
import { Propose } from './Propose';

/** Edit, add and remove files, see what would be decided differently, then ask for a yes. Nothing is in force before that. */
export function RuleEditor({ files }: Pick<RulesView, 'files'>) {
  const { busy, fault, act } = useAct();
  const [file, setFile] = useState(files[0]?.path ?? '');
  const [change, setChange] = useState<RulesChange>({});
  const [check, setCheck] = useState<RulesCheck>();
  const [adding, setAdding] = useState(false);
  const inForce = new Map(files.map(f => [f.path, f.text]));
  const paths = [...new Set([...inForce.keys(), ...Object.keys(change)])].sort();
  const fateOf = fatesIn(change, path => inForce.has(path));
  const saidOf = (path: string) => (change[path] === undefined ? path : `${path} (${fateOf(path) ?? 'edited'})`);
  const put = (path: string, text: string | null | undefined) => {
    const { [path]: _before, ...others } = change;
    setCheck(undefined);
    setChange(text === undefined || text === inForce.get(path) ? others : { ...others, [path]: text });
    // What was new and is not added after all leaves the list.
    if (text === undefined && !inForce.has(path)) setFile(files[0]?.path ?? '');
  };
  const add = (path: string, text: string) => { put(path, text); setFile(path); setAdding(false); };
  const changed = Object.keys(change).sort();
  return (
    <Stack space="space.150">
      <Heading as="h2" size="medium">Propose a change</Heading>
      <Choice label="File" options={paths.map(path => ({ value: path, label: saidOf(path) }))} value={file} onChange={setFile} />
      {adding ? <AddFile taken={paths} add={add} close={() => setAdding(false)} /> : <Inline><Button onClick={() => setAdding(true)}>Add a file</Button></Inline>}
      <OneFile key={`${file} ${fateOf(file)}`} path={file} fate={fateOf(file)} text={change[file] ?? inForce.get(file) ?? ''} put={text => put(file, text)} />
      <Inline space="space.100" alignBlock="center" shouldWrap><LoadingButton isLoading={busy} isDisabled={changed.length === 0} onClick={async () => setCheck(await act('checkRules', { change }))}>Check the change</LoadingButton><Note>{changed.length ? `Changed: ${changed.map(saidOf).join(', ')}` : 'Nothing is changed yet.'}</Note></Inline>
      {fault && <Fault fault={fault} />}
      {check && <Checked check={check} fateOf={fateOf} />}
      {check?.ok && check.tests.failed.length === 0 && check.diff.length > 0 && <Propose change={change} />}
    </Stack>
  );
}
