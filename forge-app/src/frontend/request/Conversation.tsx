import { SectionMessage, Stack, Text } from '@forge/react';
import type { RequestPage } from '../../contract';
import { Anew } from '../pieces/Anew';
import { Fault } from '../pieces/Fault';
import { RequestState } from '../pieces/State';
import { Steps } from '../pieces/Steps';
import { Waiting } from '../pieces/Waiting';
import type { Acting } from '../lib/useAct';
import { useAsk } from '../lib/useAsk';
import type { Polled } from '../lib/usePoll';
import { Answer } from './Answer';
import { Cards } from './Cards';
import { TalkProvider } from './context';
import { PersonPlease } from './PersonPlease';
import { Readers } from './Readers';
import { Reopen, Solved } from './Solved';
import { StopAll } from './StopAll';
import { TurnBox } from './TurnBox';
import { UndoAll } from './UndoAll';
import { Undone } from './Undone';
import { WhileYouWait } from './WhileYouWait';

interface Props { readonly page: RequestPage; readonly polled: Pick<Polled<unknown>, 'awaited' | 'slow' | 'follow'>; readonly acting: Acting; readonly inside: boolean }

/** One request as whoever is part of it sees it: what is so, what it waits for, and every next step. */
export function Conversation({ page, polled, acting, inside }: Props) {
  const { request } = page;
  const { ask, anew } = useAsk({ acting, polled, id: request?.id });
  const running = page.state === 'running' || request?.state === 'working';
  if (!request) return running ? <Steps stages={[]} /> : null;
  return (
    <TalkProvider value={{ request, mine: page.mine, inside, acting, ask }}>
      <Stack space="space.200">
        <Stack alignInline="start"><RequestState state={request.state} /></Stack>
        {running ? <Steps stages={request.stages} /> : polled.awaited && <Waiting says="Doing what you asked" />}
        {polled.slow && <SectionMessage title="This takes longer than usual"><Text>It goes on without this page. Come back in some minutes.</Text></SectionMessage>}
        <Answer request={request} mine={page.mine} />
        <WhileYouWait />
        <Anew id={anew} />
        {acting.fault && <Fault fault={acting.fault} />}
        <Undone />
        <Cards />
        <Solved />
        <Reopen />
        <TurnBox />
        <UndoAll />
        <StopAll />
        {!request.items.some(i => i.state === 'denied') && <PersonPlease />}
        {page.mine && <Readers key={request.id} id={request.id} />}
      </Stack>
    </TalkProvider>
  );
}
