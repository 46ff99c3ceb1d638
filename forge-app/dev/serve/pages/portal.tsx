import { SeenRequest, SeenType } from '../desk';
import { Module } from './module';

export function HelpCentre({ types }: { types: SeenType[] }) {
  return (
    <>
      <Module name="portal-ask" title="Ask IT" place={{ project: 'IT' }} />
      <section className="card"><h2>Raise a request</h2>{types.length ? <div className="cards">{types.map(t => <a key={t.id} href={`/portal/create/${t.id}`}><strong>{t.name}</strong><br />{t.description}</a>)}</div> : <p className="fk-text">You have no access to this help centre.</p>}</section>
    </>
  );
}

export function Create({ type }: { type: SeenType }) {
  return (
    <div className="columns">
      <form className="card" method="post" action="/portal/create">
        <input type="hidden" name="type" value={type.id} /><input type="hidden" name="properties" id="properties" value="" />
        <label className="fk-label" htmlFor="summary">What do you need?</label><input className="fk-input" id="summary" name="summary" required />
        <label className="fk-label" htmlFor="description">Details</label><textarea className="fk-input" id="description" name="description" rows={4} />
        <div><button className="act" type="submit">Send</button></div>
      </form>
      <Module name="portal-create" title="Answer now" place={{ requestType: type.id, project: 'IT' }} />
    </div>
  );
}

export function Requests({ requests, to }: { requests: SeenRequest[]; to: '/portal/request' | '/jira/issue' }) {
  if (!requests.length) return <p className="fk-text">There are no requests that you may see.</p>;
  return (
    <section className="card"><div className="fk-table-box" role="region" aria-label="Requests" tabIndex={0}><table className="fk-table">
      <thead><tr><th scope="col">Key</th><th scope="col">Request</th><th scope="col">From</th><th scope="col">Status</th></tr></thead>
      <tbody>{requests.map(r => <tr key={r.issueKey}><td><a href={`${to}/${r.issueKey}`}>{r.issueKey}</a></td><td>{r.summary}</td><td>{r.reporter.displayName}</td><td>{r.currentStatus.status}</td></tr>)}</tbody>
    </table></div></section>
  );
}
