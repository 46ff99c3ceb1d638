import { Button, Dialog, DialogBody, DialogFooter, DialogHeader, TextAreaField } from '@backstage/ui';
import type { ApprovalView, DecisionBody, RulesCheck } from '@countersign/backstage-plugin-countersign-common';
import { RiCheckLine, RiErrorWarningLine } from '@remixicon/react';
import { useEffect, useRef, useState } from 'react';
import { Fault } from '../../pieces/Fault';
import { Patch } from '../../pieces/Patch';
import { useDesk } from '../../lib/data';
import { sayValue, when } from '../../lib/format';
import { Narrow } from './Narrow';
import { Sentence } from './Sentence';

/** One decision: the sentence as it would be, the words, the evidence, controls that only shrink. A focuses Approve, D declines. */
export function Decide({ approval, onDone }: { approval: ApprovalView; onDone: (words: string) => Promise<void> }) {
  const desk = useDesk();
  const { item, risk } = approval;
  const [narrow, setNarrow] = useState<Record<string, string | number>>({});
  const [declining, setDeclining] = useState(false);
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<Error>();
  const [busy, setBusy] = useState(false);
  const approve = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const keys = (e: KeyboardEvent) => {
      if ((e.target as HTMLElement).closest('input, textarea, select, [role=slider], [role=dialog]')) return;
      if (e.key === 'a') approve.current?.focus();
      if (e.key === 'd') setDeclining(true);
    };
    document.addEventListener('keydown', keys);
    return () => document.removeEventListener('keydown', keys);
  }, []);
  const send = async (body: DecisionBody, words: string) => {
    setBusy(true);
    setFault(undefined);
    try {
      await desk.decide(approval.id, { ...body, payloadHash: item.payloadHash });
      setDeclining(false);
      await onDone(words);
    } catch (e) { setFault(e as Error); setDeclining(false); }
    setBusy(false);
  };
  const changed = Object.keys(narrow).length > 0;
  const term = [narrow.role ?? item.input.role, narrow.duration ?? item.input.duration].filter(Boolean).map(v => sayValue(v as string)).join(', ');
  return (
    <article className="cs-card" aria-label="Decision">
      <div className="cs-card-sec cs-stack">
        <h1 className="cs-t-sentence cs-ask-sentence" tabIndex={-1}><Sentence item={item} narrow={narrow} /></h1>
        <blockquote className="cs-quote cs-quoted">{approval.words}</blockquote>
        <p className="cs-small cs-muted">{approval.requester.name}, {when(approval.askedAt)}{approval.subject.ref === approval.requester.ref ? '' : `, for ${approval.subject.name}`}</p>
      </div>
      {item.action === 'countersign.adopt-rules' && <div className="cs-card-sec cs-stack"><p>{String(item.input.tests)}</p><Patch diff={item.input.diff as unknown as RulesCheck['diff']} /></div>}
      {Object.values(item.ladders).some(l => l.length > 1) && <div className="cs-card-sec"><Narrow item={item} value={narrow} onChange={setNarrow} /></div>}
      <div className="cs-card-sec cs-decide">
        {fault && <Fault error={fault} />}
        <div className="cs-btns">
          <Button ref={approve} variant="primary" isDisabled={busy} onPress={() => send({ decision: 'approve', ...(changed && { narrow }) }, `Approved ${term}`)}>{`Approve ${term}`.trim()}</Button>
          <Button variant="secondary" isDisabled={busy} onPress={() => setDeclining(true)}>Decline</Button>
        </div>
      </div>
      <div className="cs-card-sec cs-stack">
        <h2 className="cs-t-section"><span className={`cs-risk ${['low', '', 'high'][risk.level - 1]}`} role="img" aria-label={`Risk ${risk.level} of 3`}>{[1, 2, 3].map(n => <i key={n} className={n <= risk.level ? 'on' : undefined} />)}</span> {['Low risk', 'Some risk', 'High risk'][risk.level - 1]}</h2>
        <ul className="cs-reasons">
          {risk.against.map(e => <li key={e.text}><RiErrorWarningLine className="cs-i" aria-label="Against" /><span>{e.text}</span><span className="cs-src">{e.source}</span></li>)}
          {risk.for.map(e => <li key={e.text}><RiCheckLine className="cs-i" aria-label="For" /><span>{e.text}</span><span className="cs-src">{e.source}</span></li>)}
        </ul>
      </div>
      <div className="cs-card-sec">
        <dl className="cs-pairs">
          <div><dt>Who else can</dt><dd>{approval.othersWhoCan.map(o => o.name).join(', ') || 'Nobody else'}</dd></div>
          <div><dt>If nobody decides</dt><dd>{approval.ifNothingHappens} That is {when(approval.expiresAt)}.</dd></div>
          <div><dt>You approve exactly this</dt><dd className="cs-mono">{approval.fingerprint}</dd></div>
        </dl>
      </div>
      <Dialog isOpen={declining} onOpenChange={setDeclining}>
        <DialogHeader>Decline this</DialogHeader>
        <DialogBody><TextAreaField label="Why" description={`${approval.requester.name} reads this.`} value={reason} onChange={setReason} rows={3} /></DialogBody>
        <DialogFooter>
          <Button variant="primary" isDisabled={busy || !reason.trim()} onPress={() => send({ decision: 'decline', comment: reason }, 'Declined')}>Decline</Button>
          <Button variant="secondary" onPress={() => setDeclining(false)}>Not now</Button>
        </DialogFooter>
      </Dialog>
    </article>
  );
}
