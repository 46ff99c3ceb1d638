import { Inline, Lozenge, Stack } from '@forge/react';
import type { IssuePanel } from '../../contract';
import { Decide } from '../approvals/Decide';
import { Fault } from '../pieces/Fault';
import { RequestState } from '../pieces/State';
import { Steps } from '../pieces/Steps';
import { Waiting } from '../pieces/Waiting';
import { useReader } from '../lib/reader';
import type { Act, Acting } from '../lib/useAct';
import type { Polled } from '../lib/usePoll';
import { Answer } from '../request/Answer';
import { Cards } from '../request/Cards';
import { TalkProvider } from '../request/context';
import { Readers } from '../request/Readers';
import { StopAll } from '../request/StopAll';
import { UndoAll } from '../request/UndoAll';
import { Undone } from '../request/Undone';
import { Attempts } from './Attempts';
import { Chain } from './Chain';
import { JsmApproval } from './JsmApproval';
import { Origin } from './Origin';
import { Orders } from './Orders';
import { Similars } from './Similars';
import { Section } from './Section';
import { Who } from './Who';
import { Work } from './Work';

interface Props { readonly panel: IssuePanel; readonly polled: Polled<IssuePanel>; readonly acting: Acting; readonly ask: Act }

/** Summary, who, what is planned and why, what was tried, and every next step of an agent. */
export function Panel({ panel, polled, acting, ask }: Props) {
  const { page: { request, state, mine } } = panel;
  const { desk: inside, audit } = useReader().me.may;
  const running = state === 'running' || request?.state === 'working';
  if (!request) return running ? <Steps stages={[]} /> : null;
  return (
    <TalkProvider value={{ request, mine, inside, acting, ask }}>
      <Stack space="space.200">
        <Inline space="space.100" shouldWrap>
          {panel.approvals.length > 0 ? <Lozenge appearance="moved">Needs your approval</Lozenge> : <RequestState state={request.state} />}
          {inside && request.flagged && <Lozenge appearance="moved">Tried to give orders</Lozenge>}
        </Inline>
        {running ? <Steps stages={request.stages} /> : polled.awaited && <Waiting says="Doing what you asked" />}
        <Answer request={request} mine={mine} />
        <Origin origin={panel.origin} />
        {acting.fault && <Fault fault={acting.fault} />}
        {inside && <Orders request={request} />}
        <JsmApproval approval={panel.jsmApproval} />
        {panel.approvals.map(a => <Decide key={`${a.id}${a.payloadHash}`} approval={a} onDone={polled.follow} />)}
        <Undone />
        {request.items.length > 0 && <Section title="Plan"><Cards /></Section>}
        <Who panel={panel} />
        {inside && <Attempts />}
        {inside && <Work />}
        <UndoAll />
        <StopAll />
        <Similars similar={panel.similar} />
        <Chain request={request} />
        {(mine || audit || panel.approvals.length > 0) && <Readers key={request.id} id={request.id} />}
      </Stack>
    </TalkProvider>
  );
}
