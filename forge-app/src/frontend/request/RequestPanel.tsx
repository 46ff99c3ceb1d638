import { call } from '../lib/call';
import { useReader } from '../lib/reader';
import { useAct } from '../lib/useAct';
import { usePoll } from '../lib/usePoll';
import { Empty } from '../pieces/Empty';
import { Fault } from '../pieces/Fault';
import { Waiting } from '../pieces/Waiting';
import { Conversation } from './Conversation';

/** The request of the issue on screen, or the one with this id, kept up to date. */
export function RequestPanel({ id }: { id?: string }) {
  const { me } = useReader();
  const polled = usePoll({ load: () => call('request', id ? { id } : undefined), pageOf: page => page });
  const acting = useAct();
  const { value: page, fault } = polled;
  if (fault && !page) return <Fault fault={fault} retry={polled.reload} />;
  if (!page) return <Waiting says="Looking at your request" />;
  const refused = page.fault && <Fault fault={{ status: 0, ...page.fault }} />;
  if (page.state === 'none') return refused ?? <Empty title="A person looks at this request" says="Countersign is not working on it. When it does, you see here what it does and why." />;
  return (
    <>
      {fault && <Fault fault={fault} retry={polled.reload} />}
      {refused}
      <Conversation page={page} polled={polled} acting={acting} inside={me.may.desk && !page.mine} />
    </>
  );
}
