import { Alert } from '@backstage/ui';
import type { ApprovalView, DecisionBody, RulesCheck } from '@countersign/backstage-plugin-countersign-common';
import { useState } from 'react';
import { ApiFault } from '../../api';
import { Fault } from '../../pieces/Fault';
import { Patch } from '../../pieces/Patch';
import { useDesk } from '../../lib/data';
import { sayValue, when } from '../../lib/format';
import { narrowable, type Narrowed } from '../../lib/narrow';
import { useProof } from '../../lib/proof';
import { Approving } from './Approving';
import { Batch } from './Batch';
import { Declining } from './Declining';
import { Evidence } from './Evidence';
import type { Given } from './LastYes';
import { Narrow } from './Narrow';
import { Sentence } from './Sentence';

interface Props { readonly approval: ApprovalView; readonly alike: readonly ApprovalView[]; readonly onDone: (words: string, yes?: Given) => Promise<void> }

/** One decision: the sentence as it would be, the words, the evidence, controls that only shrink. A focuses Approve, D declines. */
export function Decide({ approval, alike, onDone }: Props) {
  const desk = useDesk();
  const away = useProof();
  const { item } = approval;
  const [narrow, setNarrow] = useState<Narrowed>({});
  const [declining, setDeclining] = useState(false);
  const [fault, setFault] = useState<Error>();
  const [busy, setBusy] = useState(false);
  const send = async (body: DecisionBody, words: string) => {
    setBusy(true);
    setFault(undefined);
    try {
      const request = await desk.decide(approval.id, { ...body, payloadHash: item.payloadHash });
      setDeclining(false);
      await onDone(words, body.decision === 'approve' && !approval.home ? { approvalId: approval.id, request, itemId: item.id } : undefined);
    } catch (e) { setFault(e as Error); setDeclining(false); }
    setBusy(false);
  };
  const term = [narrow.role ?? item.input.role, narrow.duration ?? item.input.duration].filter(Boolean).map(v => sayValue(v as string)).join(', ');
  const approve = (typed?: string) => {
    const body: DecisionBody = { decision: 'approve', ...(Object.keys(narrow).length > 0 && { narrow }), ...(typed && { typed }) };
    const words = `${`Approved ${term}`.trim()}${approval.home ? `. It is on its way to ${approval.home}` : ''}`;
    if (approval.demands.stepUp) away.leave(d => d.challengeApproval(approval.id), { kind: 'approval', approvalId: approval.id, body: { ...body, payloadHash: item.payloadHash }, words });
    else send(body, words);
  };
  return (
    <article className="cs-card" aria-label="Decision">
      <div className="cs-card-sec cs-stack">
        <h1 className="cs-t-sentence cs-ask-sentence" tabIndex={-1}><Sentence item={item} narrow={narrow} /></h1>
        <blockquote className="cs-quote cs-quoted">{approval.words}</blockquote>
        <p className="cs-small cs-muted">{approval.requester.name}, {when(approval.askedAt)}{approval.subject.ref === approval.requester.ref ? '' : `, for ${approval.subject.name}`}</p>
        <Asked approval={approval} />
      </div>
      {item.action === 'countersign.adopt-rules' && <div className="cs-card-sec cs-stack"><p>{String(item.input.tests)}</p><Patch diff={item.input.diff as unknown as RulesCheck['diff']} /></div>}
      {narrowable(item).length > 0 && <div className="cs-card-sec"><Narrow item={item} value={narrow} onChange={setNarrow} /></div>}
      <div className="cs-card-sec cs-decide">
        {fault && <Fault error={fault} {...(fault instanceof ApiFault && fault.status === 409 && { retry: () => { onDone('This was decided meanwhile'); } })} />}
        {away.fault && <p role="alert">{away.fault}</p>}
        <Approving demands={approval.demands} term={term} busy={busy || away.busy} approve={approve} decline={() => setDeclining(true)} />
        {alike.length > 1 && <Batch alike={alike} onDone={onDone} />}
      </div>
      <Evidence approval={approval} />
      <Declining name={approval.requester.name} isOpen={declining} busy={busy} onOpenChange={setDeclining} send={send} />
    </article>
  );
}

/** Why this person is asked, and what a name may hide. */
function Asked({ approval: { insteadOf, because, lookAlikes, home } }: Pick<Props, 'approval'>) {
  return (
    <>
      {insteadOf && <p className="cs-small"><b>You decide for {insteadOf.name}</b>, who is away.</p>}
      {home && <p className="cs-small">This request is at home in <b>{home}</b>. What you decide here counts there, as your linked account.</p>}
      {because && <p className="cs-small cs-muted">{because}</p>}
      {lookAlikes && <Alert status="warning" icon title="A name here looks like another one." description="Compare the ids below: they cannot look alike." />}
    </>
  );
}
