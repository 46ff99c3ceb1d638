import { actor, need } from '../access';
import { Call, Refusal, Route, created, ok, string, wrong } from '../call';
import { Group } from '../model';
import { accountOf, user } from '../views/person';

function found(call: Call): Group {
  const group = call.state.groups.find(g => g.groupId === call.query.get('groupId') || g.name === call.query.get('groupname'));
  if (!group) throw new Refusal(404, 'The group could not be found.');
  return group;
}

/** Changing membership is for site administrators; the app stands among them where it holds the scope. */
function administered(call: Call): Group {
  need(call, { key: 'ADMINISTER' }, 'Only site administrators can change groups.');
  return found(call);
}

function account(call: Call, accountId: string): string {
  if (!call.state.accounts.some(a => a.accountId === accountId)) throw new Refusal(404, 'The user could not be found.');
  return accountId;
}

const view = (call: Call, group: Group) => ({ groupId: group.groupId, name: group.name, self: `${call.site}/rest/api/3/group?groupId=${group.groupId}` });

function add(call: Call) {
  const group = administered(call);
  const accountId = account(call, string(call.body.accountId));
  if (group.members.includes(accountId)) throw wrong(`Cannot add user. User is already a member of '${group.name}'.`);
  group.members.push(accountId);
  return created(view(call, group));
}

function remove(call: Call) {
  const group = administered(call);
  const accountId = account(call, call.query.get('accountId') ?? '');
  if (!group.members.includes(accountId)) throw wrong(`Cannot remove user. User is not a member of '${group.name}'.`);
  group.members = group.members.filter(m => m !== accountId);
  return ok(undefined);
}

function paged<T, V>(call: Call, all: readonly T[], show: (one: T) => V) {
  const startAt = Number(call.query.get('startAt') ?? 0);
  const maxResults = Math.min(Number(call.query.get('maxResults') ?? 50), 50);
  const values = all.slice(startAt, startAt + maxResults).map(show);
  return { self: call.site, startAt, maxResults, total: all.length, isLast: startAt + maxResults >= all.length, values };
}

function members(call: Call) {
  need(call, { key: 'ADMINISTER' });
  const hidden = call.query.get('includeInactiveUsers') !== 'true';
  return paged(call, found(call).members.map(id => accountOf(call.state, id)).filter(a => a.active || !hidden), a => user(call.site, a));
}

function pick(call: Call) {
  actor(call.caller);
  const query = (call.query.get('query') ?? '').toLowerCase();
  const hits = call.state.groups.filter(g => g.name.toLowerCase().includes(query));
  return { header: `Showing ${hits.length} of ${hits.length} matching groups`, total: hits.length, groups: hits.map(g => ({ name: g.name, groupId: g.groupId, html: g.name, labels: [] })) };
}

function bulk(call: Call) {
  need(call, { key: 'ADMINISTER' });
  const ids = call.query.getAll('groupId');
  const names = call.query.getAll('groupName');
  const asked = call.state.groups.filter(g => (!ids.length && !names.length) || ids.includes(g.groupId) || names.includes(g.name));
  return paged(call, asked, g => ({ groupId: g.groupId, name: g.name }));
}

export const groupRoutes: Route[] = [
  { on: 'GET /rest/api/3/groups/picker', run: call => ok(pick(call)) },
  { on: 'GET /rest/api/3/group/bulk', run: call => ok(bulk(call)) },
  { on: 'GET /rest/api/3/group/member', run: call => ok(members(call)) },
  { on: 'POST /rest/api/3/group/user', run: add },
  { on: 'DELETE /rest/api/3/group/user', run: remove },
];
