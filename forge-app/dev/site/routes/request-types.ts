import { actor, deskProject, groupsOf, has, isAgent, need, onPortal } from '../access';
import { Call, Route, forbidden, missing, ok, string, strings } from '../call';
import { Project, RequestType } from '../model';
import { fieldsOf, requestType } from '../views/request-type';
import { page } from '../views/shared';

function accountMayRaise(call: Call, accountId: string, type: RequestType): boolean {
  return onPortal(call.state, accountId, type.serviceDeskId) && (!type.groups || groupsOf(call.state, accountId).some(g => type.groups?.includes(g.groupId)));
}

export const mayRaise = (call: Call, type: RequestType): boolean => call.caller.kind === 'app' || accountMayRaise(call, actor(call.caller), type);

const ofDesk = (call: Call, project: Project) => call.state.requestTypes.filter(t => t.serviceDeskId === project.serviceDeskId && mayRaise(call, t));

function found(call: Call): { project: Project; type: RequestType } {
  const project = deskProject(call, call.params.serviceDeskId);
  const type = ofDesk(call, project).find(t => t.id === call.params.requestTypeId);
  if (!type) throw missing('The request type');
  return { project, type };
}

/** Asking for somebody else is for agents and administrators of the desk. */
function check(call: Call) {
  const project = deskProject(call, call.params.serviceDeskId);
  const accountId = string(call.body.accountId) || actor(call.caller);
  if (accountId !== actor(call.caller) && !isAgent(call, project)) throw forbidden();
  const asked = call.state.requestTypes.filter(t => t.serviceDeskId === project.serviceDeskId && strings(call.body.requestTypeIds).includes(t.id));
  const administers = accountId === actor(call.caller) && has(call, { key: 'ADMINISTER_PROJECTS', project });
  return {
    canCreateRequest: asked.filter(t => accountMayRaise(call, accountId, t)).map(t => Number(t.id)),
    canAdminister: administers ? asked.map(t => Number(t.id)) : [],
  };
}

function fields(call: Call) {
  const { project, type } = found(call);
  return { requestTypeFields: fieldsOf(type), canRaiseOnBehalfOf: isAgent(call, project), canAddRequestParticipants: true };
}

const desk = (call: Call, p: Project) => ({ id: p.serviceDeskId, projectId: p.id, projectKey: p.key, projectName: p.name, _links: { self: `${call.site}/rest/servicedeskapi/servicedesk/${p.serviceDeskId}` } });
const desks = (call: Call) => call.state.projects.filter(p => p.serviceDeskId && (call.caller.kind === 'app' || onPortal(call.state, actor(call.caller), p.serviceDeskId)));
const QUEUE = { id: '1', name: 'All open', jql: 'statusCategory != Done', fields: ['issuekey', 'summary', 'status'] };

function queues(call: Call) {
  const project = deskProject(call, call.params.serviceDeskId);
  need(call, { key: 'SERVICEDESK_AGENT', project });
  return page(call, [QUEUE], q => ({ ...q, _links: { self: `${call.site}/rest/servicedeskapi/servicedesk/${project.serviceDeskId}/queue/1` } }));
}

export const requestTypeRoutes: Route[] = [
  { on: 'GET /rest/servicedeskapi/servicedesk', run: call => ok(page(call, desks(call), p => desk(call, p))) },
  { on: 'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}', run: call => ok(desk(call, deskProject(call, call.params.serviceDeskId))) },
  { on: 'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/queue', run: call => ok(queues(call)) },
  { on: 'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype', run: call => ok(page(call, ofDesk(call, deskProject(call, call.params.serviceDeskId)), t => requestType(call, t))) },
  { on: 'POST /rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype/permissions/check', run: call => ok(check(call)) },
  { on: 'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype/{requestTypeId}', run: call => ok(requestType(call, found(call).type)) },
  { on: 'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype/{requestTypeId}/field', run: call => ok(fields(call)) },
];
