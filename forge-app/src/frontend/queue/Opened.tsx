import { Button, Heading, Inline, LinkButton, Stack } from '@forge/react';
import { call } from '../lib/call';
import { useReader } from '../lib/reader';
import { useAct } from '../lib/useAct';
import { useAsk } from '../lib/useAsk';
import { usePoll } from '../lib/usePoll';
import { Anew } from '../pieces/Anew';
import { Fault } from '../pieces/Fault';
import { RequestState } from '../pieces/State';
import { Waiting } from '../pieces/Waiting';
import { Attempts } from '../issue/Attempts';
import { Orders } from '../issue/Orders';
import { Work } from '../issue/Work';
import { Answer } from '../request/Answer';
import { Cards } from '../request/Cards';
import { TalkProvider } from '../request/context';

/** One request of the queue: what was said, tried and planned, and an agent's next steps. */
export function Opened({ id, issue, back }: { id: string; issue?: string; back: () => void }) {
  const polled = usePoll({ load: () => call('request', { id }), pageOf: page => page });
  const acting = useAct();
  const inside = useReader().me.may.desk;
  const request = polled.value?.request;
  const { ask, anew } = useAsk({ acting, polled, id: request?.id });
  return (
    <Stack space="space.200">
      <Inline space="space.100"><Button appearance="subtle" onClick={back}>Back to the queue</Button>{issue && <LinkButton href={`/browse/${encodeURIComponent(issue)}`}>{`Open ${issue}`}</LinkButton>}</Inline>
      {polled.fault && <Fault fault={polled.fault} retry={polled.reload} />}
      {!request && !polled.fault && <Waiting says="Reading the request" />}
      {request && (
        <TalkProvider value={{ request, mine: polled.value?.mine ?? false, inside, acting, ask }}>
          <Inline space="space.100" alignBlock="center" shouldWrap><Heading as="h2" size="medium">{request.title}</Heading><RequestState state={request.state} /></Inline>
          {acting.fault && <Fault fault={acting.fault} />}
          <Answer request={request} mine={false} />
          <Anew id={anew} />
          {inside && <Orders request={request} />}
          <Cards />
          {inside && <Attempts />}
          {inside && <Work onIssue={issue !== undefined} />}
        </TalkProvider>
      )}
    </Stack>
  );
}
