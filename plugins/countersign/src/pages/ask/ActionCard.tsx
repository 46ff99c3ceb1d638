import { Button } from '@backstage/ui';
import type { Item, RequestView } from '@countersign/backstage-plugin-countersign-common';
import { RiArrowGoBackLine } from '@remixicon/react';
import { Countersignature } from '../../pieces/Countersignature';
import { State } from '../../pieces/State';
import { left, nameOf, when } from '../../lib/format';
import { Owned } from '../access/Unsettled';
import { Before } from './Before';
import { Denial } from './Denial';
import { HowFar } from './HowFar';
import { MyYes } from './MyYes';
import { Reveal } from './Reveal';
import { Settle } from './Settle';
import { StepUp } from './StepUp';
import { Why } from './Why';

export interface CardProps {
  readonly request: RequestView; readonly item: Item; readonly n?: number; readonly me: string; readonly names: Readonly<Record<string, string>>;
  readonly act: (path: string, body?: object) => Promise<void>; readonly onChange: (request: RequestView) => void; readonly offer: (itemId: string, index: number) => void;
}

/** Plan, receipt, denial: one card in four moods, in the same place. */
export function ActionCard(props: CardProps) {
  const { item, n, me, names, act, request } = props;
  const title = item.receipt && !['refused', 'unknown'].includes(item.state) ? item.receipt.title : item.sentence;
  const mine = request.requester === me;
  return (
    <article className="cs-act" aria-labelledby={`${request.id}-${item.id}`}>
      <header className="cs-act-head">
        {n ? <span className="cs-n" aria-hidden>{n}</span> : <span />}
        <h2 id={`${request.id}-${item.id}`}>{title}</h2>
        <State item={item} mine={mine} names={names} />
      </header>
      <div className="cs-act-body">
        {!item.receipt && <Facts item={item} />}
        {item.receipt && item.receipt.fields.length > 0 && <Before receipt={item.receipt} />}
        {item.state === 'denied' && <Denial {...props} />}
        {item.waiting?.for === 'step-up' && mine && <StepUp {...props} />}
        {item.vouched && !mine && <p className="cs-muted">{nameOf(names, item.vouched.manager)} is asked to say that it is {item.who}, until {when(item.vouched.until)}.</p>}
        <HowFar item={item} mine={mine} names={names} />
        <MyYes {...props} />
        {item.waiting?.for === 'continue-as-you' && mine && (
          <div className="cs-need"><span>This runs as you. Continue while you are here.</span><Button variant="primary" size="small" onPress={() => act(`/requests/${request.id}/continue`, { itemId: item.id })}>Continue as you</Button></div>
        )}
        {item.waiting?.for === 'cooling-off' && <p className="cs-muted">It waits until {when(item.waiting.until)}, so that somebody can stop it.</p>}
        {item.waiting?.for === 'switch' && <p className="cs-muted">Changes are stopped: {item.waiting.reason}. This is kept and goes on after the release.</p>}
        {item.state === 'unknown' && <p>It may or may not have happened. I read it again every 2 minutes and tell you.</p>}
        <Settle request={request} item={item} act={act} mine={mine} />
        {item.grant?.state === 'exception' && item.grant.exception && <div className="cs-need"><span><b>This access could not be taken away.</b><Owned exception={item.grant.exception} /></span>{!mine && <Button variant="secondary" size="small" onPress={() => act(`/grants/${request.id}.${item.id}/end-again`, {})}>Try again</Button>}</div>}
        {['declined', 'refused', 'handed-over'].includes(item.state) && item.because && <p>{item.because}</p>}
        {item.receipt?.secret && item.subject === me && <Reveal requestId={request.id} secret={item.receipt.secret} />}
      </div>
      <Countersignature item={item} names={names} />
      {item.decision && <Why requestId={request.id} item={item} />}
      <Foot {...props} />
    </article>
  );
}

function Facts({ item }: { item: Item }) {
  return (
    <dl className="cs-facts">
      <div><dt>Who</dt><dd>{item.who}</dd></div>
      <div><dt>What</dt><dd>{item.what}</dd></div>
      {item.until && <div><dt>For</dt><dd>{item.until}</dd></div>}
    </dl>
  );
}

function Foot({ request, item, act }: CardProps) {
  const undo = item.receipt?.undo;
  const over = item.grant?.state === 'ended';
  if ((item.state === 'verified' || item.state === 'claimed') && undo && !over && request.may.includes('undo')) {
    return (
      <footer className="cs-act-foot">
        <Button variant="tertiary" size="small" iconStart={<RiArrowGoBackLine className="cs-i" />} onPress={() => act(`/receipts/${item.receipt?.id}/undo`)}>Undo</Button>
        <span className="cs-muted">{undo.sentence}. Possible until {undoEnd(undo.until)}.{item.grant?.until ? ` ${left(item.grant.until)}.` : ''}</span>
      </footer>
    );
  }
  if (over) return <footer className="cs-act-foot"><span className="cs-muted">Ended {when(item.grant?.until)}: {item.grant?.endedBecause}.</span></footer>;
  if (!['waiting', 'planned'].includes(item.state) || !request.may.includes('cancel')) return null;
  return (
    <footer className="cs-act-foot">
      <Button variant="tertiary" size="small" onPress={() => act(`/requests/${request.id}/cancel`, { itemId: item.id })}>Stop this</Button>
      <span className="cs-muted">Nothing has been changed.</span>
    </footer>
  );
}

/** Under a day a time, else a date. */
const undoEnd = (iso: string) => (Date.parse(iso) - Date.now() < 86_400_000 ? when(iso) : new Date(iso).toLocaleDateString(undefined, { day: 'numeric', month: 'long' }));
