import { actor, browsed, need, projectNamed, projectOf } from '../access';
import { Call, Route, created, done, ok, record, string, strings, wrong } from '../call';
import { Issue, nextId, statusOf } from '../model';
import { CUSTOM, issueView, status } from '../views/issue';
import { wordsOf } from '../views/shared';
import { changed, eventIssue, move, stepsOf } from '../workflow';
import { addComment } from './request-comments';

const ids = (value: unknown) => (Array.isArray(value) ? value.map(v => string(record(v).accountId ?? record(v).id ?? v)) : []);

/** Fields an edit may set; all others are kept as they are given. */
function set(issue: Issue, name: string, value: unknown): void {
  if (name === 'summary') issue.summary = string(value);
  else if (name === 'description') issue.description = wordsOf(value);
  else if (name === 'labels') issue.labels = strings(value);
  else if (name === 'reporter') issue.reporter = string(record(value).accountId ?? record(value).id);
  else if (name === 'assignee') issue.assignee = string(record(value).accountId) || undefined;
  else if (name === CUSTOM.approvers) issue.approvers = ids(value);
  else if (name === CUSTOM.participants) issue.participants = ids(value);
  else if (name === CUSTOM.organizations) issue.organizations = Array.isArray(value) ? value.map(String) : [];
  else if (name === CUSTOM.requestType) issue.requestTypeId = string(value);
  else issue.fields[name] = value;
}

function edit(call: Call) {
  const issue = browsed(call);
  need(call, { key: 'EDIT_ISSUES', project: projectOf(call.state, issue) });
  const given = Object.entries(record(call.body.fields));
  if (!given.length && !call.body.properties && !call.body.update) throw wrong('There is nothing to change.');
  for (const [name, value] of given) set(issue, name, value);
  issue.updated = new Date();
  changed(call, issue, ...given.map(([field, value]) => ({ field, fromString: '', toString: wordsOf(value) })));
  return done;
}

function create(call: Call) {
  const given = record(call.body.fields);
  const { key, id } = record(given.project);
  actor(call.caller);
  const project = projectNamed(call, string(key ?? id));
  need(call, { key: 'CREATE_ISSUES', project });
  if (!string(given.summary)) throw wrong('You must specify a summary of the issue.');
  const at = new Date();
  const who = actor(call.caller);
  const issue: Issue = {
    id: nextId(call.state), key: `${project.key}-${call.state.issues.filter(i => i.projectId === project.id).length + 1}`, projectId: project.id, typeName: string(record(given.issuetype).name) || 'Task',
    summary: '', description: '', reporter: who, creator: who, created: at, updated: at, history: [{ status: project.type === 'service_desk' ? 'Waiting for support' : 'To Do', at }],
    fields: {}, participants: [], organizations: [], approvers: [], comments: [], approvals: [], properties: {}, labels: [],
  };
  for (const [name, value] of Object.entries(given)) if (name !== 'project' && name !== 'issuetype') set(issue, name, value);
  call.state.issues.push(issue);
  call.emit({ eventType: 'avi:jira:created:issue', atlassianId: who, byApp: call.caller.kind === 'app', issue: eventIssue(call, issue) });
  return created({ id: issue.id, key: issue.key, self: `${call.site}/rest/api/3/issue/${issue.id}` });
}

const steps = (call: Call) => stepsOf(call, browsed(call), false);

function transition(call: Call) {
  const issue = browsed(call);
  need(call, { key: 'TRANSITION_ISSUES', project: projectOf(call.state, issue) });
  const step = steps(call).find(s => s.id === string(record(call.body.transition).id));
  if (!step) throw wrong(`It is not on the appropriate transition from ${statusOf(issue)}.`);
  const said = wordsOf(record(record((record(call.body.update).comment as unknown[] | undefined)?.[0]).add).body);
  if (said) addComment(call, issue, { body: said, public: true, properties: [] });
  move(call, issue, step.to);
  return done;
}

function assign(call: Call) {
  const issue = browsed(call);
  need(call, { key: 'ASSIGN_ISSUES', project: projectOf(call.state, issue) });
  issue.assignee = string(call.body.accountId) || undefined;
  changed(call, issue, { field: 'assignee', fromString: '', toString: issue.assignee ?? '' });
  return done;
}

/** Nothing is mailed: who would have been told is kept. */
function notify(call: Call) {
  const issue = browsed(call);
  const to = ids(record(call.body.to).users);
  if (!to.length && record(call.body.to).reporter !== true) throw wrong('No recipients were defined for notification.');
  call.state.notices.push({ issueId: issue.id, subject: string(call.body.subject), text: string(call.body.textBody), to: to.length ? to : [issue.reporter] });
  return done;
}

const stepView = (call: Call, s: { id: string; name: string; to: string }) => ({ id: s.id, name: s.name, to: status(call, s.to), hasScreen: false, isGlobal: false, isInitial: false, isAvailable: true, isConditional: false, looped: false });

export const issueRoutes: Route[] = [
  { on: 'POST /rest/api/3/issue', run: create },
  { on: 'GET /rest/api/3/issue/{issueIdOrKey}', run: call => ok(issueView(call, browsed(call), (call.query.get('fields') ?? '').split(',').filter(Boolean))) },
  { on: 'PUT /rest/api/3/issue/{issueIdOrKey}', run: edit },
  { on: 'PUT /rest/api/3/issue/{issueIdOrKey}/assignee', run: assign },
  { on: 'GET /rest/api/3/issue/{issueIdOrKey}/transitions', run: call => ok({ expand: 'transitions', transitions: steps(call).map(s => stepView(call, s)) }) },
  { on: 'POST /rest/api/3/issue/{issueIdOrKey}/transitions', run: transition },
  { on: 'POST /rest/api/3/issue/{issueIdOrKey}/notify', run: notify },
];
