import { deskProject, need } from '../access';
import { Call, Route, created, done, ok, string, strings, wrong } from '../call';
import { Account, nextId } from '../model';
import { accountOf, customer } from '../views/person';
import { page } from '../views/shared';

/** The desk's own people keep its list of customers. */
function desk(call: Call): string {
  const project = deskProject(call, call.params.serviceDeskId);
  need(call, { key: 'SERVICEDESK_AGENT', project });
  return String(project.serviceDeskId);
}

function ids(call: Call): string[] {
  const given = strings(call.body.accountIds);
  if (!given.length || !given.every(id => call.state.accounts.some(a => a.accountId === id))) throw wrong('Some of these people do not exist.');
  return given;
}

function add(call: Call) {
  const id = desk(call);
  call.state.customers[id] = [...new Set([...(call.state.customers[id] ?? []), ...ids(call)])];
  return done;
}

function remove(call: Call) {
  const id = desk(call);
  const out = ids(call);
  call.state.customers[id] = (call.state.customers[id] ?? []).filter(c => !out.includes(c));
  return done;
}

function create(call: Call) {
  need(call, { key: 'ADMINISTER' });
  const email = string(call.body.email);
  if (!/^[^@\s]+@[^@\s]+$/.test(email)) throw wrong('The mail address is not valid.');
  if (call.state.accounts.some(a => a.email === email)) throw wrong('An account already exists for this mail address.');
  const account: Account = { accountId: `qm:8f2f7d3e-5a11-4b7e-9a40-2f1c3b5d7e90:${nextId(call.state)}`, displayName: string(call.body.displayName) || email, accountType: 'customer', active: true, email };
  call.state.accounts.push(account);
  return created(customer(call.site, account));
}

export const customerRoutes: Route[] = [
  { on: 'POST /rest/servicedeskapi/customer', run: create },
  { on: 'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/customer', run: call => ok(page(call, call.state.customers[desk(call)] ?? [], id => customer(call.site, accountOf(call.state, id)))) },
  { on: 'POST /rest/servicedeskapi/servicedesk/{serviceDeskId}/customer', run: add },
  { on: 'DELETE /rest/servicedeskapi/servicedesk/{serviceDeskId}/customer', run: remove },
];
