import { actor, isAgent, projectOf, visible } from '../access';
import { Call, Route, created, forbidden, missing, ok, string, wrong } from '../call';
import { Comment, Issue, nextId } from '../model';
import { comment } from '../views/request';
import { page } from '../views/shared';
import { eventIssue } from '../workflow';

/** Customers never learn that internal comments exist. */
const shown = (call: Call, issue: Issue) => issue.comments.filter(c => c.public || isAgent(call, projectOf(call.state, issue)));

/** Adds a comment and tells apps, for both of Jira's comment APIs. */
export function addComment(call: Call, issue: Issue, given: Pick<Comment, 'body' | 'public' | 'properties'>): Comment {
  if (!given.body) throw wrong('The comment is empty.');
  const added: Comment = { id: nextId(call.state), author: actor(call.caller), created: new Date(), ...given };
  issue.comments.push(added);
  issue.updated = added.created;
  call.emit({
    eventType: 'avi:jira:commented:issue', atlassianId: added.author, byApp: call.caller.kind === 'app', issue: eventIssue(call, issue),
    comment: { id: added.id, author: { accountId: added.author }, body: added.body, created: added.created.toISOString(), jsdPublic: added.public },
  });
  return added;
}

function write(call: Call) {
  const issue = visible(call);
  const open = call.body.public !== false;
  if (!open && !isAgent(call, projectOf(call.state, issue))) throw forbidden('Only agents write internal comments.');
  return comment(call, issue, addComment(call, issue, { body: string(call.body.body), public: open, properties: [] }));
}

function one(call: Call) {
  const issue = visible(call);
  const found = shown(call, issue).find(c => c.id === call.params.commentId);
  if (!found) throw missing('The comment');
  return comment(call, issue, found);
}

function list(call: Call) {
  const issue = visible(call);
  const wanted = (c: Comment) => (call.query.get('public') !== 'false' || !c.public) && (call.query.get('internal') !== 'false' || c.public);
  return page(call, shown(call, issue).filter(wanted), c => comment(call, issue, c));
}

export const requestCommentRoutes: Route[] = [
  { on: 'GET /rest/servicedeskapi/request/{issueIdOrKey}/comment', run: call => ok(list(call)) },
  { on: 'POST /rest/servicedeskapi/request/{issueIdOrKey}/comment', run: call => created(write(call)) },
  { on: 'GET /rest/servicedeskapi/request/{issueIdOrKey}/comment/{commentId}', run: call => ok(one(call)) },
];
