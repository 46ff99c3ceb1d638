import { SeenApproval, SeenComment, SeenRequest } from '../desk';

interface Seen { request: SeenRequest; comments: SeenComment[]; approvals: SeenApproval[]; back: string }

export function Request({ request, comments, approvals, back }: Seen) {
  return (
    <section className="card" aria-label="Request">
      <p className="fk-text"><span className="fk-lozenge info">{request.currentStatus.status}</span> asked by {request.reporter.displayName}</p>
      {request.requestFieldValues.filter(f => f.value).map(f => <p className="fk-text" key={f.label}><strong>{f.label}</strong> {f.value}</p>)}
      {approvals.map(a => <Approval key={a.id} {...{ issue: request.issueKey, approval: a, back }} />)}
      <h2>Comments</h2>
      {comments.map(c => <div key={c.id} className={c.public ? 'comment' : 'comment internal'}><strong>{c.author.displayName}</strong>{!c.public && ' (internal)'}<p>{c.body}</p></div>)}
      <form method="post" action="/comment" className="fk-form">
        <input type="hidden" name="issue" value={request.issueKey} /><input type="hidden" name="back" value={back} />
        <label className="fk-label" htmlFor="comment">Add a comment</label><textarea className="fk-input" id="comment" name="body" rows={2} required />
        <div><button className="fk-button" type="submit">Comment</button></div>
      </form>
    </section>
  );
}

function Approval({ issue, approval, back }: { issue: string; approval: SeenApproval; back: string }) {
  return (
    <form method="post" action="/approval" className="fk-message">
      <strong>{approval.name}: {approval.finalDecision}</strong>
      <input type="hidden" name="issue" value={issue} /><input type="hidden" name="approval" value={approval.id} /><input type="hidden" name="back" value={back} />
      {approval.canAnswerApproval && <div className="fk-buttons"><button className="fk-button" name="decision" value="approve">Approve</button><button className="fk-button" name="decision" value="decline">Decline</button></div>}
    </form>
  );
}
