import { actor, has, projectNamed } from '../access';
import { Call, Refusal, Route, done, ok, strings, wrong } from '../call';
import { Project, Role } from '../model';
import { accountOf } from '../views/person';

const view = (call: Call, p: Project) => ({ id: p.id, key: p.key, name: p.name, projectTypeKey: p.type, style: 'classic', simplified: false, isPrivate: false, self: `${call.site}/rest/api/3/project/${p.id}` });

function roleOf(call: Call, project: Project): Role {
  const role = project.roles.find(r => String(r.id) === call.params.id);
  if (!role) throw new Refusal(404, 'The project role could not be found.');
  return role;
}

function roleView(call: Call, project: Project, role: Role) {
  const people = role.users.map((id, i) => ({ id: role.id * 100 + i, displayName: accountOf(call.state, id).displayName, type: 'atlassian-user-role-actor', actorUser: { accountId: id } }));
  const groups = call.state.groups.filter(g => role.groups.includes(g.groupId))
    .map((g, i) => ({ id: role.id * 100 + 50 + i, displayName: g.name, name: g.name, type: 'atlassian-group-role-actor', actorGroup: { name: g.name, displayName: g.name, groupId: g.groupId } }));
  return { id: role.id, name: role.name, description: '', self: `${call.site}/rest/api/3/project/${project.id}/role/${role.id}`, actors: [...people, ...groups] };
}

/** Changing who is in a role needs "Administer projects" there, or "Administer Jira". */
function administered(call: Call): { project: Project; role: Role } {
  actor(call.caller);
  const project = projectNamed(call, call.params.projectIdOrKey);
  if (!has(call, { key: 'ADMINISTER_PROJECTS', project }) && !has(call, { key: 'ADMINISTER' })) throw new Refusal(403, 'You do not have permission to change the roles of this project.');
  return { project, role: roleOf(call, project) };
}

function add(call: Call) {
  const { project, role } = administered(call);
  const users = strings(call.body.user);
  const groups = strings(call.body.groupId);
  const strange = users.find(id => !call.state.accounts.some(a => a.accountId === id)) ?? groups.find(id => !call.state.groups.some(g => g.groupId === id));
  if (strange || users.length + groups.length === 0) throw wrong('We can\'t find this user or group.');
  if (users.some(id => role.users.includes(id)) || groups.some(id => role.groups.includes(id))) throw wrong('The user or group is already in this role.');
  role.users.push(...users);
  role.groups.push(...groups);
  return ok(roleView(call, project, role));
}

function remove(call: Call) {
  const { role } = administered(call);
  const user = call.query.get('user');
  const group = call.query.get('groupId');
  if (!role.users.includes(user ?? '') && !role.groups.includes(group ?? '')) throw new Refusal(404, 'The user or group is not in this role.');
  role.users = role.users.filter(id => id !== user);
  role.groups = role.groups.filter(id => id !== group);
  return done;
}

function seen(call: Call): Project {
  actor(call.caller);
  return projectNamed(call, call.params.projectIdOrKey);
}

function search(call: Call) {
  actor(call.caller);
  const query = (call.query.get('query') ?? '').toLowerCase();
  const values = call.state.projects.filter(project => has(call, { key: 'BROWSE_PROJECTS', project }) && `${project.key} ${project.name}`.toLowerCase().includes(query)).map(p => view(call, p));
  return { self: call.site, startAt: 0, maxResults: 50, total: values.length, isLast: true, values };
}

export const projectRoutes: Route[] = [
  { on: 'GET /rest/api/3/project/search', run: call => ok(search(call)) },
  { on: 'GET /rest/api/3/project/{projectIdOrKey}', run: call => ok(view(call, seen(call))) },
  { on: 'GET /rest/api/3/project/{projectIdOrKey}/role', run: call => { const p = seen(call); return ok(Object.fromEntries(p.roles.map(r => [r.name, `${call.site}/rest/api/3/project/${p.id}/role/${r.id}`]))); } },
  { on: 'GET /rest/api/3/project/{projectIdOrKey}/role/{id}', run: call => { const p = seen(call); return ok(roleView(call, p, roleOf(call, p))); } },
  { on: 'POST /rest/api/3/project/{projectIdOrKey}/role/{id}', run: add },
  { on: 'DELETE /rest/api/3/project/{projectIdOrKey}/role/{id}', run: remove },
];
