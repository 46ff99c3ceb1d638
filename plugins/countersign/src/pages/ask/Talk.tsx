import { Button } from '@backstage/ui';
import type { Item, Progress, RequestView } from '@countersign/backstage-plugin-countersign-common';
import { RiArrowDownSLine, RiCheckLine, RiCheckDoubleLine } from '@remixicon/react';
import { useState } from 'react';
import { Fault } from '../../pieces/Fault';
import { StageRail } from '../../pieces/StageRail';
import { useDesk, useMe } from '../../lib/data';
import { when } from '../../lib/format';
import { Aside } from './Aside';
import { Cards } from './Cards';
import { Composer } from './Composer';
import { Said } from './Said';
import { UndoAll } from './UndoAll';
import { Undone } from './Undone';

export interface Live { readonly text: string; readonly seen: readonly Progress[]; readonly seconds: number }

/** One request: what was said, the current truth, a card for each action, and the next word. */
export function Talk({ request, live, onChange, send, error }: { request?: RequestView; live?: Live; onChange: (r: RequestView) => void; send: (body: { text?: string; offer?: { itemId: string; index: number } }) => void; error?: Error }) {
  const { me } = useMe();
  const desk = useDesk();
  const [fault, setFault] = useState<Error>();
  const act = async (path: string, body?: object) => {
    setFault(undefined);
    try { onChange(await desk.verb(path, body)); } catch (e) { setFault(e as Error); }
  };
  const names = me.names;
  const all = request?.items.filter(i => !i.undoOf || i.decision) ?? [];
  // A way back that is done stands behind what it undid.
  const isBack = (i: Item) => Boolean(i.undoOf) && i.state === 'verified';
  const [shown, backs] = [all.filter(i => !isBack(i)), all.filter(isBack)];
  return (
    <div className="cs-ask talk">
      <div className="cs-thread">
        <h1 className="cs-vh">{request ? `Request ${request.id}: ${request.title}` : 'Your request'}</h1>
        {request?.turns.filter(t => t.by !== 'countersign').map(t => <Said key={t.n} turn={t} items={shown} mine={t.by === me.ref} names={names} />)}
        {live && <Said turn={{ n: 0, by: me.ref, channel: 'portal', text: live.text, at: new Date().toISOString() }} items={[]} mine names={names} />}
        <article className="cs-reply" aria-label="Countersign's reply">
          <span className="cs-avatar desk" aria-hidden><RiCheckDoubleLine className="cs-i" /></span>
          <div className="cs-reply-body">
            {live && <StageRail seen={live.seen} seconds={live.seconds} />}
            {request && !live && (
              <div className="cs-answer" role="status">
                {request.rehearsal && <p><span className="cs-state">Rehearsal: nothing is changed</span></p>}
                <p className="cs-t-lead">{request.headline}</p>
                {request.detail && <p>{request.detail}</p>}
                <Notes request={request} />
              </div>
            )}
            {request && !live && request.stages.length > 0 && <p className="cs-rail-note"><RiCheckLine className="cs-i" aria-hidden />Understood by {request.turns.find(t => t.model)?.model?.name === 'embedded' ? 'the built-in planner' : request.turns.find(t => t.model)?.model?.name}.</p>}
            {request && !live && <p className="cs-rail-note">{request.disclosure}</p>}
            {request?.undo && <Undone undo={request.undo} />}
            {request && <Cards items={shown} {...{ request, me: me.ref, names, act, onChange }} offer={(itemId, index) => send({ offer: { itemId, index } })} />}
            {request && backs.length > 0 && (
              <details className="cs-backs"><summary>{backs.length === 1 ? 'How it was undone' : `How ${backs.length} things were undone`}<RiArrowDownSLine className="cs-i" aria-hidden /></summary>
                <div className="cs-stack"><Cards items={backs} {...{ request, me: me.ref, names, act, onChange }} offer={() => undefined} /></div>
              </details>
            )}
            {request && !live && <UndoAll request={request} onChange={onChange} />}
            {request?.question?.choices && !live && <div className="cs-btns">{request.question.choices.map(c => <Button key={c} variant="secondary" size="small" onPress={() => send({ text: c })}>{c}</Button>)}</div>}
            {(error ?? fault) && <Fault error={(error ?? fault) as Error} />}
            {request?.may.includes('confirm') && (
              <section className="cs-solved" aria-label="Did that solve it?">
                <b>Did that solve it?</b>
                <div className="cs-btns">
                  <Button variant="secondary" size="small" onPress={() => act(`/requests/${request.id}/confirm`, { solved: true })}>Yes</Button>
                  <Button variant="secondary" size="small" onPress={() => act(`/requests/${request.id}/confirm`, { solved: false })}>Not yet</Button>
                </div>
                {request.closesAt && <span className="cs-small cs-muted">If you say nothing, it closes {when(request.closesAt)}.</span>}
              </section>
            )}
          </div>
        </article>
        {(!request || request.may.includes('turn')) && <Composer slim busy={Boolean(live)} placeholder="Add, correct or ask something else" onSend={text => send({ text })} />}
        {request?.may.includes('reopen') && <div className="cs-btns"><Button variant="secondary" size="small" onPress={() => act(`/requests/${request.id}/reopen`, { text: 'It is not solved after all.' })}>Reopen</Button></div>}
      </div>
      {request && <Aside request={request} />}
    </div>
  );
}

/** Words of the desk that no card carries: answers with their sources, and what a person wrote. */
function Notes({ request }: { request: RequestView }) {
  const turn = request.turns.filter(t => t.by === 'countersign').at(-1);
  if (!turn) return null;
  const told = request.told ?? request.headline;
  const beyond = turn.text !== told ? turn.text.replace(told, '').trim() : '';
  return (
    <>
      {beyond && <p className="cs-quoted">{beyond}</p>}
      {turn.citations?.map((c, n) => <p key={c.id} className="cs-small cs-muted">[{n + 1}] {c.title}{c.updated ? `, updated ${c.updated}` : ''} ({c.id})</p>)}
    </>
  );
}
