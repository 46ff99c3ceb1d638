import type { Reading } from '@countersign/backstage-plugin-countersign-common';
import { useDesk, useLoaded } from '../../lib/data';
import { when } from '../../lib/format';

const WHAT: Readonly<Record<Reading['what'], string>> = { request: 'the request', queue: 'it in a list', record: 'its record', why: 'why it was decided so', replay: 'a replay', export: 'an export', pack: 'an evidence pack' };

/** Who looked at it and is no part of it. Whoever may not know sees nothing here. */
export function Readers({ requestId }: { requestId: string }) {
  const desk = useDesk();
  const { value } = useLoaded(() => desk.readings(requestId), [requestId], 60);
  if (!value) return null;
  return (
    <section className="cs-readers" aria-labelledby="cs-readers">
      <h3 id="cs-readers" className="cs-small cs-muted">Who read this</h3>
      {value.length === 0 && <p>Nobody but those it is about</p>}
      <ul className="cs-hold">{value.slice(-8).reverse().map(r => <li key={`${r.by}${r.what}${r.at}`}><span>{r.name}</span><span className="cs-small cs-muted">{WHAT[r.what]}, {when(r.at)}</span></li>)}</ul>
      {value.length > 8 && <p className="cs-small cs-muted">And {value.length - 8} earlier.</p>}
    </section>
  );
}
