import { actor, has } from '../access';
import { Call, Route, forbidden, missing, ok, record, string, wrong } from '../call';
import { Asset } from '../model';
import { page } from '../views/shared';

const OBJECT = '/jsm/assets/workspace/{workspaceId}/v1/object';

/** Agents and the app read and change objects; customers do not. */
function agents(call: Call): void {
  actor(call.caller);
  if (!call.state.projects.some(project => has(call, { key: 'SERVICEDESK_AGENT', project }))) throw forbidden();
  if (call.params.workspaceId !== call.state.workspaceId) throw missing('The workspace');
}

function found(call: Call): Asset {
  agents(call);
  const one = call.state.assets.find(a => a.id === call.params.id);
  if (!one) throw missing('The object');
  return one;
}

const value = (call: Call, given: { value: string; user: boolean }) => {
  const account = given.user ? call.state.accounts.find(a => a.accountId === given.value) : undefined;
  return { value: given.value, displayValue: account?.displayName ?? given.value, searchValue: given.value, referencedType: false, ...(account ? { user: { key: account.accountId, displayName: account.displayName } } : {}) };
};

const view = (call: Call, one: Asset) => ({
  workspaceId: call.state.workspaceId, globalId: `${call.state.workspaceId}:${one.id}`, id: one.id, label: one.name, objectKey: one.key, objectType: { id: one.type.id, name: one.type.name }, updated: one.updated.toISOString(),
  attributes: one.attributes.map(a => ({ id: `${one.id}${a.id}`, objectTypeAttributeId: a.id, objectTypeAttribute: { id: a.id, name: a.name }, objectAttributeValues: a.value ? [value(call, a)] : [] })),
});

function change(call: Call) {
  const one = found(call);
  const given = Array.isArray(call.body.attributes) ? call.body.attributes.map(record) : [];
  const changes = given.map(g => ({ attribute: one.attributes.find(a => a.id === string(g.objectTypeAttributeId)), to: Array.isArray(g.objectAttributeValues) ? string(record(g.objectAttributeValues[0]).value) : '' }));
  if (!changes.length || changes.some(c => !c.attribute)) throw wrong('Unknown attribute of this object type.');
  for (const { attribute, to } of changes) if (attribute) attribute.value = to;
  one.updated = new Date();
  return ok(view(call, one));
}

/** The part of AQL that is needed: comparisons of attributes joined by AND. */
function matches(call: Call, one: Asset): boolean {
  return string(call.body.qlQuery).split(/\s+and\s+/i).every(clause => {
    const parts = /^"?([\w ]+?)"?\s*=\s*"?([^"]*)"?$/.exec(clause.trim());
    if (!parts) throw wrong('The query could not be read.');
    const name = parts[1].toLowerCase();
    if (name === 'objecttype') return one.type.name === parts[2];
    if (name === 'key') return one.key === parts[2];
    return one.attributes.some(a => a.name.toLowerCase() === name && a.value === parts[2]);
  });
}

function search(call: Call) {
  agents(call);
  const values = call.state.assets.filter(a => matches(call, a)).map(a => view(call, a));
  return ok({ startAt: 0, maxResults: 25, total: values.length, isLast: true, values });
}

export const assetRoutes: Route[] = [
  { on: 'GET /rest/servicedeskapi/assets/workspace', run: call => { actor(call.caller); return ok(page(call, [call.state.workspaceId], workspaceId => ({ workspaceId }))); } },
  { on: `POST ${OBJECT}/aql`, run: search },
  { on: `GET ${OBJECT}/{id}`, run: call => ok(view(call, found(call))) },
  { on: `PUT ${OBJECT}/{id}`, run: change },
];
