import { Call, Caller, Refusal, forbidden, missing } from './call';
import { Group, Issue, Project, State } from './model';
import { PEOPLE } from './seed/people';

/** What an app's own account may do in a project; the app's own permissions are for people. */
const APP_RIGHTS = new Set(['BROWSE_PROJECTS', 'CREATE_ISSUES', 'EDIT_ISSUES', 'TRANSITION_ISSUES', 'ADD_COMMENTS', 'LINK_ISSUES', 'ASSIGN_ISSUES', 'RESOLVE_ISSUES', 'SERVICEDESK_AGENT', 'ADMINISTER_PROJECTS', 'ADMINISTER']);

export const groupsOf = (state: State, accountId: string): Group[] => state.groups.filter(g => g.members.includes(accountId));

const inGroups = (state: State, accountId: string, ids: readonly string[]) => groupsOf(state, accountId).some(g => ids.includes(g.groupId));

/** The account that a call leaves its mark as; 401 for nobody. */
export function actor(caller: Caller): string {
  if (caller.kind === 'none') throw new Refusal(401, 'You are not authenticated.');
  return caller.kind === 'app' ? PEOPLE.app : caller.accountId;
}

export function personHas(state: State, accountId: string, ask: { key: string; project?: Project }): boolean {
  if (!state.accounts.some(a => a.accountId === accountId && a.active)) return false;
  if (inGroups(state, accountId, state.globalGrants[ask.key] ?? [])) return true;
  return (ask.project?.roles ?? []).some(r => r.grants.includes(ask.key) && (r.users.includes(accountId) || inGroups(state, accountId, r.groups)));
}

export function has({ state, caller }: Call, ask: { key: string; project?: Project }): boolean {
  if (caller.kind === 'none') return false;
  return caller.kind === 'app' ? APP_RIGHTS.has(ask.key) : personHas(state, caller.accountId, ask);
}

export function need(call: Call, ask: { key: string; project?: Project }, why?: string): void {
  actor(call.caller);
  if (!has(call, ask)) throw forbidden(why);
}

export const projectOf = (state: State, issue: Issue): Project => state.projects.find(p => p.id === issue.projectId) as Project;

export const isAgent = (call: Call, project: Project): boolean => has(call, { key: 'SERVICEDESK_AGENT', project });

const licensed = (state: State, accountId: string) => state.accounts.some(a => a.accountId === accountId && a.accountType === 'atlassian' && a.active);

/** Portal access: every licensed person, and the customers of that desk. */
export const onPortal = (state: State, accountId: string, deskId: string): boolean =>
  licensed(state, accountId) || Boolean(state.customers[deskId]?.includes(accountId));

/** A customer sees a request that is theirs, that they take part in or approve, or that is shared with their organisation. */
function sharedWith(state: State, issue: Issue, accountId: string): boolean {
  const organisations = state.organizations.filter(o => o.members.includes(accountId)).map(o => o.id);
  return [issue.reporter, ...issue.participants, ...issue.approvers].includes(accountId) || issue.organizations.some(id => organisations.includes(id));
}

export function sees(call: Call, issue: Issue): boolean {
  const project = projectOf(call.state, issue);
  if (has(call, { key: 'BROWSE_PROJECTS', project })) return true;
  return call.caller.kind === 'user' && project.type === 'service_desk' && sharedWith(call.state, issue, call.caller.accountId);
}

/** The request or issue of the address, for whoever may see it; 404 says nothing about whether it exists. */
export function visible(call: Call, idOrKey = call.params.issueIdOrKey): Issue {
  actor(call.caller);
  const issue = call.state.issues.find(i => i.id === idOrKey || i.key === idOrKey);
  if (!issue || !sees(call, issue)) throw missing('The request');
  return issue;
}

/** An issue by the platform's API: portal rights are no help there. */
export function browsed(call: Call, idOrKey = call.params.issueIdOrKey): Issue {
  actor(call.caller);
  const issue = call.state.issues.find(i => i.id === idOrKey || i.key === idOrKey);
  if (!issue || !has(call, { key: 'BROWSE_PROJECTS', project: projectOf(call.state, issue) })) throw new Refusal(404, 'Issue does not exist or you do not have permission to see it.');
  return issue;
}

export function projectNamed(call: Call, idOrKey: string): Project {
  const project = call.state.projects.find(p => p.id === idOrKey || p.key === idOrKey);
  if (!project || !(has(call, { key: 'BROWSE_PROJECTS', project }) || has(call, { key: 'ADMINISTER' }))) throw new Refusal(404, `No project could be found with key '${idOrKey}'.`);
  return project;
}

export function deskProject(call: Call, deskId: string): Project {
  const who = actor(call.caller);
  const project = call.state.projects.find(p => p.serviceDeskId === deskId);
  if (!project || !(call.caller.kind === 'app' || onPortal(call.state, who, deskId))) throw missing('The service desk');
  return project;
}
