import type { RequestUndo, UndoResult } from '@countersign/backstage-plugin-countersign-common';
import { Link } from 'react-router-dom';
import { useMe } from '../../lib/data';
import { nameOf, when } from '../../lib/format';
import { requestPath } from '../../routes';

const SAYS: Readonly<Record<UndoResult['outcome'], readonly [string, string]>> = { undone: ['Undone', 'ok'], asked: ['Asked anew', 'info'], waits: ['Waits for a yes', 'wait'], failed: ['Not undone', 'stop'], left: ['Left as it is', ''] };

/** What came of undoing everything, part by part. */
export function Undone({ undo }: { undo: RequestUndo }) {
  const { me } = useMe();
  const by = undo.by === me.ref ? 'You' : nameOf(me.names, undo.by);
  const state = { running: 'It is being undone now.', done: 'This is what came of it.', parked: 'A part is not undone. A person has it.' }[undo.state];
  return (
    <section className="cs-card cs-pad cs-stack" aria-label="Undo of this request" role="status">
      <p><b>{by} asked to undo all of this</b>, {when(undo.at)}. {state}</p>
      <ul className="cs-undone">{undo.results.map(r => (
        <li key={r.itemId}>
          <span>{r.title}{r.why && <><br /><span className="cs-small cs-muted">{r.why}</span></>}{r.requestId && <> <Link className="cs-small" to={requestPath(r.requestId)}>{r.requestId}</Link></>}</span>
          <span className={`cs-state ${SAYS[r.outcome][1]}`}>{SAYS[r.outcome][0]}</span>
        </li>
      ))}</ul>
    </section>
  );
}
