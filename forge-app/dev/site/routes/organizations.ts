import { actor, deskProject, has } from '../access';
import { Call, Route, created, done, forbidden, missing, ok, string, strings, wrong } from '../call';
import { Organization, nextId } from '../model';
import { accountOf, customer } from '../views/person';
import { page } from '../views/shared';

/** Agents of any desk and administrators keep organisations. */
function kept(call: Call): void {
  actor(call.caller);
  const agent = call.state.projects.some(project => has(call, { key: 'SERVICEDESK_AGENT', project }));
  if (!agent && !has(call, { key: 'ADMINISTER' })) throw forbidden();
}

function found(call: Call): Organization {
  kept(call);
  const one = call.state.organizations.find(o => o.id === call.params.organizationId);
  if (!one) throw missing('The organization');
  return one;
}

const view = (call: Call, one: Organization) => ({ id: one.id, uuid: one.uuid, name: one.name, scimManaged: false, _links: { self: `${call.site}/rest/servicedeskapi/organization/${one.id}` } });

function known(call: Call): string[] {
  const ids = strings(call.body.accountIds);
  if (!ids.length || !ids.every(id => call.state.accounts.some(a => a.accountId === id))) throw wrong('Some of these people do not exist.');
  return ids;
}

function add(call: Call) {
  const one = found(call);
  one.members = [...new Set([...one.members, ...known(call)])];
  return done;
}

function remove(call: Call) {
  const one = found(call);
  const ids = known(call);
  one.members = one.members.filter(m => !ids.includes(m));
  return done;
}

function create(call: Call) {
  kept(call);
  const name = string(call.body.name);
  if (!name) throw wrong('The name is required.');
  const id = nextId(call.state);
  const one: Organization = { id, uuid: `4f3c2b1a-1111-4222-8333-0000000${id}`, name, members: [], desks: [] };
  call.state.organizations.push(one);
  return created(view(call, one));
}

function ofDesk(call: Call) {
  const { serviceDeskId } = deskProject(call, call.params.serviceDeskId);
  kept(call);
  return page(call, call.state.organizations.filter(o => o.desks.includes(String(serviceDeskId))), o => view(call, o));
}

function all(call: Call) {
  kept(call);
  const member = call.query.get('accountId');
  return page(call, call.state.organizations.filter(o => !member || o.members.includes(member)), o => view(call, o));
}

export const organizationRoutes: Route[] = [
  { on: 'GET /rest/servicedeskapi/organization', run: call => ok(all(call)) },
  { on: 'POST /rest/servicedeskapi/organization', run: create },
  { on: 'GET /rest/servicedeskapi/organization/{organizationId}', run: call => ok(view(call, found(call))) },
  { on: 'GET /rest/servicedeskapi/organization/{organizationId}/user', run: call => ok(page(call, found(call).members, id => customer(call.site, accountOf(call.state, id)))) },
  { on: 'POST /rest/servicedeskapi/organization/{organizationId}/user', run: add },
  { on: 'DELETE /rest/servicedeskapi/organization/{organizationId}/user', run: remove },
  { on: 'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/organization', run: call => ok(ofDesk(call)) },
];
