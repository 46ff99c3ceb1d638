import { actor, isAgent, onPortal, projectOf, visible } from '../access';
import { Call, Route, forbidden, ok, strings, wrong } from '../call';
import { Issue } from '../model';
import { accountOf, customer } from '../views/person';
import { page } from '../views/shared';

const shown = (call: Call, issue: Issue) => ok(page(call, issue.participants, id => customer(call.site, accountOf(call.state, id))));

/** The reporter and agents may share a request. */
function changed(call: Call): { issue: Issue; ids: string[] } {
  const issue = visible(call);
  const project = projectOf(call.state, issue);
  if (issue.reporter !== actor(call.caller) && !isAgent(call, project)) throw forbidden();
  const ids = strings(call.body.accountIds);
  if (!ids.length || !ids.every(id => onPortal(call.state, id, String(project.serviceDeskId)))) throw wrong('Some of these people have no access to this service desk.');
  return { issue, ids };
}

function add(call: Call) {
  const { issue, ids } = changed(call);
  issue.participants = [...new Set([...issue.participants, ...ids])];
  return shown(call, issue);
}

function remove(call: Call) {
  const { issue, ids } = changed(call);
  issue.participants = issue.participants.filter(p => !ids.includes(p));
  return shown(call, issue);
}

export const participantRoutes: Route[] = [
  { on: 'GET /rest/servicedeskapi/request/{issueIdOrKey}/participant', run: call => shown(call, visible(call)) },
  { on: 'POST /rest/servicedeskapi/request/{issueIdOrKey}/participant', run: add },
  { on: 'DELETE /rest/servicedeskapi/request/{issueIdOrKey}/participant', run: remove },
];
