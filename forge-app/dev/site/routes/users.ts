import { actor, groupsOf, has } from '../access';
import { Call, Refusal, Route, forbidden, ok } from '../call';
import { Account } from '../model';
import { accountOf, user } from '../views/person';

function found(call: Call): Account {
  actor(call.caller);
  const account = call.state.accounts.find(a => a.accountId === call.query.get('accountId'));
  if (!account) throw new Refusal(404, 'Specified user does not exist or you do not have required permissions');
  return account;
}

/** Browsing people is for licensed people and the app, not for portal customers. */
function browse(call: Call): void {
  const account = accountOf(call.state, actor(call.caller));
  if (account.accountType === 'customer') throw forbidden();
}

function search(call: Call) {
  browse(call);
  const query = (call.query.get('query') ?? '').toLowerCase();
  const id = call.query.get('accountId');
  const hits = call.state.accounts.filter(a => a.active && a.accountType !== 'app' && (id ? a.accountId === id : `${a.displayName} ${a.email}`.toLowerCase().includes(query)));
  return hits.slice(Number(call.query.get('startAt') ?? 0)).slice(0, Number(call.query.get('maxResults') ?? 50)).map(a => user(call.site, a));
}

function myself(call: Call) {
  const account = accountOf(call.state, actor(call.caller));
  const mine = groupsOf(call.state, account.accountId);
  return { ...user(call.site, account), locale: 'en_US', groups: { size: mine.length, items: [] }, applicationRoles: { size: 1, items: [] } };
}

function email(call: Call) {
  if (!has(call, { key: 'ADMINISTER' })) throw forbidden();
  const account = found(call);
  return { accountId: account.accountId, email: account.email };
}

const own = (call: Call) => { browse(call); return groupsOf(call.state, found(call).accountId).map(g => ({ groupId: g.groupId, name: g.name, self: `${call.site}/rest/api/3/group?groupId=${g.groupId}` })); };

export const userRoutes: Route[] = [
  { on: 'GET /rest/api/3/myself', run: call => ok(myself(call)) },
  { on: 'GET /rest/api/3/user', run: call => { browse(call); return ok(user(call.site, found(call))); } },
  { on: 'GET /rest/api/3/user/groups', run: call => ok(own(call)) },
  { on: 'GET /rest/api/3/user/search', run: call => ok(search(call)) },
  { on: 'GET /rest/api/3/user/email', run: call => ok(email(call)) },
];
