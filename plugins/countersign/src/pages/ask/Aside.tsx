import type { RequestView } from '@countersign/backstage-plugin-countersign-common';
import { RiArrowDownSLine } from '@remixicon/react';
import { useMe } from '../../lib/data';
import { nameOf, when } from '../../lib/format';
import { Evidence } from './Evidence';
import { Readers } from './Readers';

const STATES: Readonly<Record<RequestView['state'], string>> = {
  working: 'Working', asking: 'Needs an answer', waiting: 'Waiting', done: 'Done. Waiting for your word', answered: 'Answered', resolved: 'Resolved', denied: 'Not allowed', cancelled: 'Stopped', 'handed-over': 'With a person', closed: 'Closed',
};

/** What a reader may want to know about the request itself. */
export function Aside({ request }: { request: RequestView }) {
  const { me } = useMe();
  const rows: [string, string][] = [
    ['Status', STATES[request.state]],
    ['Asked', `${when(request.createdAt)}${request.requester === me.ref ? '' : ` by ${nameOf(me.names, request.requester)}`}`],
    ...(request.subject !== request.requester ? [['For', nameOf(me.names, request.subject)] as [string, string]] : []),
    ...(request.entityRef ? [['About', nameOf(me.names, request.entityRef)] as [string, string]] : []),
    ...(request.handoff?.takenBy ? [['Who has it', nameOf(me.names, request.handoff.takenBy)] as [string, string]] : []),
    ['Can see this', 'You, its approvers, the service desk and auditors'],
    ['Record', `${request.events} events, chained`],
  ];
  return (
    <aside className="cs-aside" aria-label="About this request">
      <details className="cs-req" open={window.innerWidth > 1200}>
        <summary><h2>{request.id}</h2><RiArrowDownSLine className="cs-i" aria-hidden /></summary>
        <dl className="cs-pairs">{rows.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>
        <Readers requestId={request.id} />
      </details>
      <Evidence requestId={request.id} />
    </aside>
  );
}
