import { actor, has, projectNamed } from '../access';
import { Call, Refusal, Route, done, ok, wrong } from '../call';
import { Project } from '../model';

const PATH = '/rest/api/3/project/{projectIdOrKey}/properties';
/** Characters of JSON that a property may hold. */
const MOST = 32768;

function seen(call: Call): Project {
  actor(call.caller);
  return projectNamed(call, call.params.projectIdOrKey);
}

function administered(call: Call): Project {
  const project = seen(call);
  if (!has(call, { key: 'ADMINISTER_PROJECTS', project }) && !has(call, { key: 'ADMINISTER' })) throw new Refusal(403, 'You do not have permission to edit the properties of this project.');
  return project;
}

function read(call: Call, project: Project) {
  const { propertyKey: key } = call.params;
  const value = project.properties?.[key];
  if (value === undefined) throw new Refusal(404, `The property with key '${key}' does not exist.`);
  return { key, value };
}

function write(call: Call) {
  const project = administered(call);
  const { propertyKey: key } = call.params;
  if (JSON.stringify(call.json).length > MOST) throw wrong('The property value is too long.');
  const status = project.properties?.[key] === undefined ? 201 : 200;
  project.properties = { ...project.properties, [key]: call.json };
  return { status };
}

function remove(call: Call) {
  const project = administered(call);
  read(call, project);
  const { [call.params.propertyKey]: gone, ...rest } = project.properties ?? {};
  project.properties = rest;
  return done;
}

export const projectPropertyRoutes: Route[] = [
  { on: `GET ${PATH}`, run: call => { const project = seen(call); return ok({ keys: Object.keys(project.properties ?? {}).map(key => ({ key, self: `${call.site}/rest/api/3/project/${project.id}/properties/${key}` })) }); } },
  { on: `GET ${PATH}/{propertyKey}`, run: call => ok(read(call, seen(call))) },
  { on: `PUT ${PATH}/{propertyKey}`, run: write },
  { on: `DELETE ${PATH}/{propertyKey}`, run: remove },
];
