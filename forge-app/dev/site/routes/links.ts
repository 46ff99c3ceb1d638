import { browsed, need, projectOf } from '../access';
import { Call, Refusal, Route, done, ok, record, string, wrong } from '../call';
import { Issue, Link, nextId } from '../model';
import { link, linkType } from '../views/issue';

const TYPES = ['Relates', 'Blocks', 'Duplicate'];

function end(call: Call, given: unknown): Issue {
  const issue = browsed(call, string(record(given).key ?? record(given).id));
  need(call, { key: 'LINK_ISSUES', project: projectOf(call.state, issue) });
  return issue;
}

/** Asking for a link that is there changes nothing, as in Jira. */
function create(call: Call) {
  const type = string(record(call.body.type).name);
  if (!TYPES.includes(type)) throw wrong(`No issue link type with name '${type}' found.`);
  const inward = end(call, call.body.inwardIssue).id;
  const outward = end(call, call.body.outwardIssue).id;
  if (!call.state.links.some(l => l.type === type && l.inward === inward && l.outward === outward)) call.state.links.push({ id: nextId(call.state), type, inward, outward });
  return { status: 201 };
}

function found(call: Call): Link {
  const one = call.state.links.find(l => l.id === call.params.linkId);
  if (!one) throw new Refusal(404, 'No issue link could be found with this id.');
  browsed(call, one.inward);
  return one;
}

function remove(call: Call) {
  const one = found(call);
  end(call, { id: one.inward });
  call.state.links = call.state.links.filter(l => l !== one);
  return done;
}

export const linkRoutes: Route[] = [
  { on: 'GET /rest/api/3/issueLinkType', run: call => ok({ issueLinkTypes: TYPES.map(t => linkType(call.site, t)) }) },
  { on: 'POST /rest/api/3/issueLink', run: create },
  { on: 'GET /rest/api/3/issueLink/{linkId}', run: call => ok(link(call, found(call))) },
  { on: 'DELETE /rest/api/3/issueLink/{linkId}', run: remove },
];
