import { Alert, Button, Select, TextField } from '@backstage/ui';
import type { RulesChange, RulesCheck, RulesView } from '@countersign/backstage-plugin-countersign-common';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { Fault } from '../../pieces/Fault';
import { Patch } from '../../pieces/Patch';
import { useDesk } from '../../lib/data';
import { requestPath } from '../../routes';

/** Edit files, see what would be decided differently, then ask for a yes. Nothing is in force before that. */
export function RuleEditor({ files }: { files: RulesView['files'] }) {
  const desk = useDesk();
  const [file, setFile] = useState(files[0].path);
  const [change, setChange] = useState<RulesChange>({});
  const [check, setCheck] = useState<RulesCheck>();
  const [fault, setFault] = useState<Error>();
  const text = change[file] ?? files.find(f => f.path === file)?.text ?? '';
  const edited = Object.keys(change);
  const edit = (next: string) => {
    setCheck(undefined);
    const { [file]: _before, ...others } = change;
    setChange(next === files.find(f => f.path === file)?.text ? others : { ...others, [file]: next });
  };
  const run = async () => {
    setFault(undefined);
    try { setCheck(await desk.checkRules(change)); } catch (e) { setFault(e as Error); }
  };
  return (
    <div className="cs-card cs-pad cs-rule-editor">
      <Select label="File" options={files.map(f => ({ id: f.path, label: edited.includes(f.path) ? `${f.path} (edited)` : f.path }))} selectedKey={file} onSelectionChange={key => key && setFile(String(key))} />
      <label className="cs-field"><span className="cs-lab">Text of {file}</span><textarea spellCheck={false} value={text} onChange={e => edit(e.target.value)} /></label>
      <div className="cs-btns">
        <Button variant="secondary" isDisabled={!edited.length} onPress={run}>Check the change</Button>
        <span className="cs-small cs-muted">{edited.length ? `Edited: ${edited.join(', ')}` : 'Nothing is edited yet.'}</span>
      </div>
      {fault && <Fault error={fault} />}
      <div role="status">{check && <Checked check={check} />}</div>
      {check?.ok && check.tests.failed.length === 0 && check.diff.length > 0 && <Propose change={change} />}
    </div>
  );
}

function Checked({ check }: { check: RulesCheck }) {
  if (!check.ok) return <Alert status="danger" icon title="This cannot be used" description={check.faults.map(f => `${f.file}:${f.line}: ${f.message}`).join(' · ')} />;
  const { tests, different } = check;
  return (
    <div className="cs-stack">
      {tests.failed.length > 0
        ? <Alert status="danger" icon title={`${tests.failed.length} policy tests fail`} description={tests.failed.slice(0, 3).join(' ')} />
        : <Alert status="success" icon title={`${tests.passed} policy tests pass`} description={different.length ? `Decided differently: ${different.slice(0, 5).join(' ')}` : 'No row of the table is decided differently.'} />}
      <Patch diff={check.diff} />
    </div>
  );
}

/** Asks for a yes, with a reason. */
export function Propose({ change }: { change: RulesChange }) {
  const desk = useDesk();
  const navigate = useNavigate();
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<Error>();
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    try { navigate(requestPath((await desk.proposeRules({ change, reason })).id)); } catch (e) { setFault(e as Error); setBusy(false); }
  };
  return (
    <>
      <TextField label="Why" description="Whoever approves reads this." value={reason} onChange={setReason} />
      {fault && <Fault error={fault} />}
      <div className="cs-btns"><Button variant="primary" isDisabled={busy || !reason.trim()} onPress={send}>Propose the change</Button></div>
    </>
  );
}
