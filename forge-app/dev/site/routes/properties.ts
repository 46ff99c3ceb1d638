import { browsed, need, projectOf } from '../access';
import { Call, Refusal, Route, done, ok, wrong } from '../call';

const PATH = '/rest/api/3/issue/{issueIdOrKey}/properties';
/** Bytes of JSON that a property may hold. */
const MOST = 32768;

function write(call: Call) {
  const issue = browsed(call);
  need(call, { key: 'EDIT_ISSUES', project: projectOf(call.state, issue) });
  if (Buffer.byteLength(JSON.stringify(call.json)) > MOST) throw wrong('The property value is too long.');
  const status = call.params.propertyKey in issue.properties ? 200 : 201;
  issue.properties[call.params.propertyKey] = call.json;
  return { status };
}

function read(call: Call) {
  const key = call.params.propertyKey;
  const { properties } = browsed(call);
  if (!(key in properties)) throw new Refusal(404, `The property with key '${key}' does not exist.`);
  return { key, value: properties[key] };
}

function remove(call: Call) {
  read(call);
  const issue = browsed(call);
  need(call, { key: 'EDIT_ISSUES', project: projectOf(call.state, issue) });
  delete issue.properties[call.params.propertyKey];
  return done;
}

export const propertyRoutes: Route[] = [
  { on: `GET ${PATH}`, run: call => { const issue = browsed(call); return ok({ keys: Object.keys(issue.properties).map(key => ({ key, self: `${call.site}/rest/api/3/issue/${issue.id}/properties/${key}` })) }); } },
  { on: `GET ${PATH}/{propertyKey}`, run: call => ok(read(call)) },
  { on: `PUT ${PATH}/{propertyKey}`, run: write },
  { on: `DELETE ${PATH}/{propertyKey}`, run: remove },
];
