import { Alert, Button, TextAreaField } from '@backstage/ui';
import type { RequestView } from '@countersign/backstage-plugin-countersign-common';
import { useState } from 'react';
import { Fault } from '../../pieces/Fault';
import { useDesk, useMe } from '../../lib/data';
import { nameOf, when } from '../../lib/format';
import { ActionCard } from '../ask/ActionCard';
import { Said } from '../ask/Said';

/** Everything a person needs to go on: summary, what was tried, why it stopped, the words, the plan. Then the agent is quiet. */
export function HandoffCard({ request, reload }: { request: RequestView; reload: () => Promise<void> }) {
  const desk = useDesk();
  const { me } = useMe();
  const [text, setText] = useState('');
  const [fault, setFault] = useState<Error>();
  const act = async (path: string, body?: object) => {
    setFault(undefined);
    try { await desk.verb(path, body); setText(''); await reload(); } catch (e) { setFault(e as Error); }
  };
  const verb = (name: string, body?: object) => act(`/requests/${request.id}/${name}`, body);
  const { handoff, may } = request;
  return (
    <article className="cs-stack" aria-label={`Request ${request.id}`} style={{ ['--gap' as string]: '20px' }}>
      <section className="cs-card">
        <div className="cs-card-sec cs-stack">
          <h1 className="cs-t-sentence">{handoff?.reason ?? 'A plan waits for your yes'}</h1>
          {request.flagged && <Alert status="warning" icon title="This request tried to give orders" description="Read as text. Nothing of it was done. The words are marked below." />}
          <dl className="cs-pairs">
            <div><dt>Who</dt><dd>{nameOf(me.names, request.requester)}</dd></div>
            {handoff && <div><dt>Summary</dt><dd className="cs-quoted">{handoff.summary}</dd></div>}
            {handoff?.tried.length ? <div><dt>Tried</dt><dd>{handoff.tried.join('; ')}</dd></div> : null}
            {handoff?.suggestion && <div><dt>Suggested</dt><dd>{handoff.suggestion}</dd></div>}
            <div><dt>Since</dt><dd>{when(handoff?.at ?? request.updatedAt)}{handoff?.takenBy ? `, ${nameOf(me.names, handoff.takenBy)} has it` : ''}</dd></div>
          </dl>
        </div>
        <div className="cs-card-sec cs-stack">
          {fault && <Fault error={fault} />}
          {may.includes('take-over') && <div className="cs-btns"><Button variant="primary" onPress={() => verb('take-over')}>Take over</Button></div>}
          {may.includes('reply') && (
            <>
              <TextAreaField label="Your answer" value={text} onChange={setText} rows={3} />
              <div className="cs-btns">
                <Button variant="primary" isDisabled={!text.trim()} onPress={() => verb('reply', { text })}>Send answer</Button>
                <Button variant="secondary" isDisabled={!text.trim()} onPress={() => verb('close', { text })}>Answer and close</Button>
                <Button variant="tertiary" onPress={() => verb('give-back', text.trim() ? { text } : {})}>Give back to the agent</Button>
              </div>
            </>
          )}
        </div>
      </section>
      <section className="cs-thread" aria-label="What was said">
        {request.turns.map(t => (t.by === 'countersign' ? <p key={t.n} className="cs-quote cs-quoted">{t.text}</p> : <Said key={t.n} turn={t} items={request.items} mine={t.by === me.ref} names={me.names} />))}
      </section>
      {request.items.map(item => (
        <div key={item.id} className="cs-stack">
          <ActionCard {...{ request, item, me: me.ref, names: me.names, act }} onChange={() => { reload(); }} offer={() => undefined} />
          {item.waiting?.for === 'suggestion' && may.includes('suggestion') && (
            <div className="cs-btns"><Button variant="primary" size="small" onPress={() => verb('suggestion', { itemId: item.id, accept: true })}>Let it run</Button><Button variant="secondary" size="small" onPress={() => verb('suggestion', { itemId: item.id, accept: false })}>Drop it</Button></div>
          )}
        </div>
      ))}
    </article>
  );
}
