import { browsed, need, projectOf } from '../access';
import { Call, Refusal, Route, created, done, ok, record, string } from '../call';
import { Comment, Issue } from '../model';
import { platformComment } from '../views/issue';
import { wordsOf } from '../views/shared';
import { addComment } from './request-comments';

const properties = (value: unknown) => (Array.isArray(value) ? value.map(record).map(p => ({ key: string(p.key), value: p.value })) : []);

/** The property `sd.public.comment` {internal: true} is how the platform's API marks a comment internal. */
const internal = (given: Comment['properties']) => given.some(p => p.key === 'sd.public.comment' && record(p.value).internal === true);

function write(call: Call) {
  const issue = browsed(call);
  need(call, { key: 'ADD_COMMENTS', project: projectOf(call.state, issue) });
  const given = properties(call.body.properties);
  const one = addComment(call, issue, { body: wordsOf(call.body.body), public: !internal(given), properties: given });
  return created(platformComment(call, issue, one));
}

function found(call: Call): { issue: Issue; one: Comment } {
  const issue = browsed(call);
  const one = issue.comments.find(c => c.id === call.params.id);
  if (!one) throw new Refusal(404, 'Can not find a comment for the id.');
  return { issue, one };
}

function remove(call: Call) {
  const { issue, one } = found(call);
  need(call, { key: 'ADD_COMMENTS', project: projectOf(call.state, issue) });
  issue.comments = issue.comments.filter(c => c !== one);
  return done;
}

function list(call: Call) {
  const issue = browsed(call);
  return { startAt: 0, maxResults: 100, total: issue.comments.length, comments: issue.comments.map(c => platformComment(call, issue, c)) };
}

export const issueCommentRoutes: Route[] = [
  { on: 'GET /rest/api/3/issue/{issueIdOrKey}/comment', run: call => ok(list(call)) },
  { on: 'POST /rest/api/3/issue/{issueIdOrKey}/comment', run: write },
  { on: 'GET /rest/api/3/issue/{issueIdOrKey}/comment/{id}', run: call => { const { issue, one } = found(call); return ok(platformComment(call, issue, one)); } },
  { on: 'DELETE /rest/api/3/issue/{issueIdOrKey}/comment/{id}', run: remove },
];
