import type { RulesView } from '@countersign/backstage-plugin-countersign-common';
import { Link } from 'react-router-dom';
import { Fault } from '../../pieces/Fault';
import { Patch } from '../../pieces/Patch';
import { Waiting } from '../../pieces/Skeleton';
import { useDesk, useLoaded, useMe } from '../../lib/data';
import { nameOf, when } from '../../lib/format';
import { requestPath } from '../../routes';
import { Propose, RuleEditor } from './RuleEditor';

/** Which rules are in force, since when and by whom; a change of them is a request that somebody else decides. */
export function Rules() {
  const desk = useDesk();
  const { value, error, reload } = useLoaded(() => desk.rules(), [], 20);
  if (error) return <Fault error={error} retry={reload} />;
  if (!value) return <Waiting rows={4} />;
  return (
    <>
      <InForce rules={value} />
      {value.deployed && (
        <section className="cs-group"><h2>On this machine, not in force</h2>
          <div className="cs-card cs-pad cs-stack">
            <p>The files deployed here are not the rules in force. Nothing of them counts until somebody who approves rules says yes.</p>
            <Patch diff={value.deployed.diff} />
            {value.mayPropose && <Propose change={value.deployed.change} />}
          </div>
        </section>
      )}
      {value.mayPropose && <section className="cs-group"><h2>Propose a change</h2><RuleEditor key={value.now.digest} files={value.files} /></section>}
      <History rules={value} />
    </>
  );
}

function InForce({ rules: { now, open, together } }: { rules: RulesView }) {
  const { me } = useMe();
  return (
    <section className="cs-group"><h2>In force</h2>
      <div className="cs-card">
        <div className="cs-card-sec"><dl className="cs-pairs">
          <div><dt>Version</dt><dd>{now.version}, since {when(now.at)}</dd></div>
          <div><dt>Written by</dt><dd>{now.by ? nameOf(me.names, now.by) : now.reason}</dd></div>
          <div><dt>Approved by</dt><dd>{now.approvedBy.map(p => nameOf(me.names, p)).join(', ') || 'Nobody: installed with the desk'}</dd></div>
          <div><dt>Digest</dt><dd className="cs-mono">{now.digest.slice(0, 16)}</dd></div>
          {open.length > 0 && <div><dt>Waiting to be decided</dt><dd>{open.map(id => <Link key={id} to={requestPath(id)}>{id} </Link>)}</dd></div>}
        </dl></div>
        {together.map(t => <p key={`${t.person}${t.roles}`} className="cs-notice">{nameOf(me.names, t.person)} holds {ROLES[t.roles[0]]} and {ROLES[t.roles[1]]}. Each of these is there to check the other: give one to somebody else.</p>)}
      </div>
    </section>
  );
}

const ROLES: Readonly<Record<string, string>> = {
  policyAuthor: 'policy author', policyApprover: 'policy approver', connectorOperator: 'connector operator', admin: 'administrator', auditor: 'auditor', desk: 'service-desk agent', privacy: 'privacy officer',
};

function History({ rules }: { rules: RulesView }) {
  const { me } = useMe();
  return (
    <section className="cs-group"><h2>Versions</h2>
      <ol className="cs-card cs-list" reversed>{rules.history.map(v => (
        <li key={v.version}><span>Version {v.version}: {v.reason ?? 'No reason given'}<br /><span className="cs-small cs-muted">
          {when(v.at)}{v.by && `, written by ${nameOf(me.names, v.by)}`}{v.approvedBy.length > 0 && `, approved by ${v.approvedBy.map(p => nameOf(me.names, p)).join(', ')}`}{v.requestId && <>, <Link to={requestPath(v.requestId)}>{v.requestId}</Link></>}
        </span></span></li>
      ))}</ol>
    </section>
  );
}
