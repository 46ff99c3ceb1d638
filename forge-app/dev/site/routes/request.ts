import { actor, deskProject, isAgent, onPortal, projectOf, sees, visible } from '../access';
import { Call, Route, created, forbidden, ok, record, string, strings, wrong } from '../call';
import { Issue, Project, RequestType, nextId } from '../model';
import { request, statusView } from '../views/request';
import { page, wordsOf } from '../views/shared';
import { eventIssue } from '../workflow';
import { mayRaise } from './request-types';

/** Newest first, like the portal's list. `requestOwnership` and `searchTerm` narrow it. */
function list(call: Call): Issue[] {
  const who = actor(call.caller);
  const own = call.query.get('requestOwnership') === 'OWNED_REQUESTS';
  const term = (call.query.get('searchTerm') ?? '').toLowerCase();
  const desk = call.query.get('serviceDeskId');
  return call.state.issues
    .filter(i => i.requestTypeId && sees(call, i) && (!own || i.reporter === who))
    .filter(i => i.summary.toLowerCase().includes(term) && (!desk || projectOf(call.state, i).serviceDeskId === desk))
    .reverse();
}

function reporterOf(call: Call, project: Project): string {
  const other = string(call.body.raiseOnBehalfOf);
  if (!other) return actor(call.caller);
  if (!isAgent(call, project)) throw forbidden('You do not have permission to raise a request on behalf of somebody else.');
  if (!onPortal(call.state, other, String(project.serviceDeskId))) throw wrong('The customer has no access to this service desk.');
  return other;
}

function checked(call: Call): { project: Project; type: RequestType; values: Record<string, unknown> } {
  const project = deskProject(call, string(call.body.serviceDeskId));
  const type = call.state.requestTypes.find(t => t.id === string(call.body.requestTypeId) && t.serviceDeskId === project.serviceDeskId);
  if (!type || !mayRaise(call, type)) throw wrong('The request type does not exist or you may not raise it.');
  const values = record(call.body.requestFieldValues);
  const empty = type.fields.find(f => f.required && !wordsOf(values[f.fieldId]));
  if (empty) throw wrong(`${empty.name} is required.`);
  return { project, type, values };
}

function raise(call: Call): Issue {
  const { project, type, values } = checked(call);
  const id = nextId(call.state);
  const at = new Date();
  const issue: Issue = {
    id, key: `${project.key}-${call.state.issues.filter(i => i.projectId === project.id).length + 1}`, projectId: project.id, typeName: 'Service Request', requestTypeId: type.id,
    summary: wordsOf(values.summary), description: wordsOf(values.description), reporter: reporterOf(call, project), creator: actor(call.caller), created: at, updated: at,
    history: [{ status: 'Waiting for support', at }], fields: {}, participants: strings(call.body.requestParticipants), organizations: [], approvers: [], comments: [], approvals: [], properties: call.state.attached, labels: [],
  };
  call.state.attached = {};
  call.state.issues.push(issue);
  call.emit({ eventType: 'avi:jira:created:issue', atlassianId: issue.creator, byApp: call.caller.kind === 'app', issue: eventIssue(call, issue) });
  return issue;
}

export const requestRoutes: Route[] = [
  { on: 'GET /rest/servicedeskapi/request', run: call => ok(page(call, list(call), i => request(call, i))) },
  { on: 'POST /rest/servicedeskapi/request', run: call => created(request(call, raise(call))) },
  { on: 'GET /rest/servicedeskapi/request/{issueIdOrKey}', run: call => ok(request(call, visible(call))) },
  { on: 'GET /rest/servicedeskapi/request/{issueIdOrKey}/status', run: call => ok(page(call, [...visible(call).history].reverse(), statusView)) },
];
