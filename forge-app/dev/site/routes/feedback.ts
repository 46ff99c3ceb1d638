import { actor, visible } from '../access';
import { Call, Route, created, done, forbidden, missing, ok, record, string, wrong } from '../call';
import { Issue, statusOf } from '../model';
import { categoryOf } from '../workflow';

const found = (call: Call) => visible(call, call.params.requestIdOrKey);

function view(issue: Issue) {
  if (!issue.feedback) throw missing('The feedback');
  return { type: 'csat', rating: issue.feedback.rating, ...(issue.feedback.comment ? { comment: { body: issue.feedback.comment } } : {}) };
}

/** The reporter rates a request once it is over. */
function own(call: Call): Issue {
  const issue = found(call);
  if (issue.reporter !== actor(call.caller)) throw forbidden();
  return issue;
}

function rate(call: Call) {
  const issue = own(call);
  const rating = Number(call.body.rating);
  if (categoryOf(statusOf(issue)) !== 'DONE') throw wrong('The request is not resolved yet.');
  if (!Number.isInteger(rating) || rating < 1 || rating > 5) throw wrong('The rating is 1 to 5.');
  issue.feedback = { rating, comment: string(record(call.body.comment).body) || undefined };
  return created(view(issue));
}

export const feedbackRoutes: Route[] = [
  { on: 'GET /rest/servicedeskapi/request/{requestIdOrKey}/feedback', run: call => ok(view(found(call))) },
  { on: 'POST /rest/servicedeskapi/request/{requestIdOrKey}/feedback', run: rate },
  { on: 'DELETE /rest/servicedeskapi/request/{requestIdOrKey}/feedback', run: call => { own(call).feedback = undefined; return done; } },
];
