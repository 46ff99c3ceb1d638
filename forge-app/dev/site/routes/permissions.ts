import { actor, has, personHas, projectOf } from '../access';
import { Call, Route, forbidden, ok, record, string, strings, wrong } from '../call';
import { Issue, Project, State } from '../model';

/** Jira answers 400 for a permission it does not know. */
function known(state: State): Set<string> {
  return new Set([...Object.keys(state.globalGrants), ...state.projects.flatMap(p => p.roles.flatMap(r => r.grants))]);
}

function scope(call: Call): Project | undefined {
  const issue = call.query.get('issueKey') ?? call.query.get('issueId');
  if (issue) return ofIssue(call, issue);
  const project = call.query.get('projectKey') ?? call.query.get('projectId');
  return call.state.projects.find(p => p.key === project || p.id === project);
}

function ofIssue(call: Call, idOrKey: string): Project | undefined {
  const found = call.state.issues.find(i => i.id === idOrKey || i.key === idOrKey);
  return found && projectOf(call.state, found);
}

function mine(call: Call) {
  const asked = (call.query.get('permissions') ?? '').split(',').filter(Boolean);
  const all = known(call.state);
  const strange = asked.find(key => !all.has(key));
  if (strange || !asked.length) throw wrong(strange ? `Unrecognized permission: ${strange}` : 'The permissions query parameter is required.');
  const project = scope(call);
  // Without a place: in any project at all.
  const held = (key: string) => has(call, { key, project }) || (!project && !call.state.globalGrants[key] && call.state.projects.some(p => has(call, { key, project: p })));
  return { permissions: Object.fromEntries(asked.map((key, i) => [key, { id: String(i), key, name: key, type: call.state.globalGrants[key] ? 'GLOBAL' : 'PROJECT', description: '', havePermission: held(key) }])) };
}

/** Asking for somebody else needs "Administer Jira", which an app has. */
function ask(call: Call): (key: string, project?: Project) => boolean {
  const other = string(call.body.accountId);
  if (!other || other === actor(call.caller)) return (key, project) => has(call, { key, project });
  if (!has(call, { key: 'ADMINISTER' })) throw forbidden('Only Jira administrators can perform this operation.');
  return (key, project) => personHas(call.state, other, { key, project });
}

function check(call: Call) {
  const may = ask(call);
  const wanted = (Array.isArray(call.body.projectPermissions) ? call.body.projectPermissions : []).map(record);
  const ids = (value: unknown) => (Array.isArray(value) ? value.map(String) : []);
  const issue = (id: string) => call.state.issues.find((i: Issue) => i.id === id);
  const grants = wanted.flatMap(w => strings(w.permissions).map(permission => ({
    permission,
    issues: ids(w.issues).filter(id => { const found = issue(id); return found && may(permission, projectOf(call.state, found)); }).map(Number),
    projects: ids(w.projects).filter(id => may(permission, call.state.projects.find(p => p.id === id))).map(Number),
  })));
  return { globalPermissions: strings(call.body.globalPermissions).filter(key => may(key)), projectPermissions: grants };
}

export const permissionRoutes: Route[] = [
  { on: 'GET /rest/api/3/mypermissions', run: call => ok(mine(call)) },
  { on: 'POST /rest/api/3/permissions/check', run: call => ok(check(call)) },
];
