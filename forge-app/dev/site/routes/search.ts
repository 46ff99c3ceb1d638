import { actor, has, projectOf } from '../access';
import { Call, Route, ok, string, strings, wrong } from '../call';
import { Issue, statusOf } from '../model';
import { issueView } from '../views/issue';
import { categoryOf } from '../workflow';

const CLAUSE = /^"?([\w\s]+?)"?\s*(=|!=|~|>=|<=|not in|in)\s*(.+)$/i;
const CATEGORY = { NEW: 'to do', INDETERMINATE: 'in progress', DONE: 'done' };

function valueOf(call: Call, issue: Issue, field: string): string[] {
  const project = projectOf(call.state, issue);
  switch (field) {
    case 'project': return [project.key, project.id, project.name];
    case 'key': case 'issuekey': case 'issue': case 'id': return [issue.key, issue.id];
    case 'reporter': return [issue.reporter];
    case 'assignee': return [issue.assignee ?? 'empty'];
    case 'status': return [statusOf(issue)];
    case 'statuscategory': return [CATEGORY[categoryOf(statusOf(issue))]];
    case 'issuetype': return [issue.typeName];
    case 'labels': return issue.labels;
    case 'request type': return call.state.requestTypes.filter(t => t.id === issue.requestTypeId).map(t => t.name);
    case 'text': case 'summary': return [issue.summary, ...(field === 'text' ? [issue.description, ...issue.comments.map(c => c.body)] : [])];
    case 'created': return [issue.created.toISOString()];
    case 'updated': case 'resolved': return [issue.updated.toISOString()];
    default: throw wrong(`Field '${field}' does not exist or you do not have permission to view it.`);
  }
}

/** `-30d` and the like count back from now; anything else is a date. */
function moment(given: string): string {
  const back = /^-(\d+)([dwh])$/.exec(given);
  if (!back) return new Date(given).toISOString();
  const hours = { h: 1, d: 24, w: 168 }[back[2] as 'h' | 'd' | 'w'];
  return new Date(Date.now() - Number(back[1]) * hours * 3_600_000).toISOString();
}

function holds(call: Call, issue: Issue, clause: string): boolean {
  const parts = CLAUSE.exec(clause.trim());
  if (!parts) throw wrong(`Error in the JQL Query: '${clause.trim()}' could not be read.`);
  const [field, how] = [parts[1].toLowerCase(), parts[2].toLowerCase()];
  const given = parts[3].replace(/^\(|\)$/g, '').split(',').map(v => v.trim().replace(/^["']|["']$/g, '').toLowerCase());
  const mine = valueOf(call, issue, field).map(v => v.toLowerCase());
  if (how === '>=' || how === '<=') return how === '>=' ? mine[0].toUpperCase() >= moment(given[0]) : mine[0].toUpperCase() <= moment(given[0]);
  if (how === '~') return given[0].split(/\W+/).filter(Boolean).some(word => mine.some(m => m.includes(word)));
  const among = mine.some(m => given.includes(m));
  return how === '!=' || how === 'not in' ? !among : among;
}

/** Clauses joined by AND, with an order at the end: as much JQL as the app writes. */
function search(call: Call, ask: { jql: string; fields: string[]; most: number; token: string }) {
  actor(call.caller);
  const [where] = ask.jql.split(/\border by\b/i);
  if (!where.trim()) throw wrong('Unbounded JQL queries are not allowed here. Please add a search restriction to your query.');
  const hits = call.state.issues.filter(i => has(call, { key: 'BROWSE_PROJECTS', project: projectOf(call.state, i) }) && where.split(/\s+and\s+/i).every(c => holds(call, i, c))).reverse();
  const start = Number(ask.token) || 0;
  const shown = hits.slice(start, start + ask.most);
  const last = start + ask.most >= hits.length;
  return ok({
    issues: shown.map(i => (ask.fields.length ? issueView(call, i, ask.fields) : { id: i.id })), isLast: last, ...(last ? {} : { nextPageToken: String(start + ask.most) }),
  });
}

export const searchRoutes: Route[] = [
  {
    on: 'GET /rest/api/3/search/jql',
    run: call => search(call, { jql: call.query.get('jql') ?? '', fields: (call.query.get('fields') ?? '').split(',').filter(Boolean), most: Number(call.query.get('maxResults') ?? 50), token: call.query.get('nextPageToken') ?? '' }),
  },
  {
    on: 'POST /rest/api/3/search/jql',
    run: call => search(call, { jql: string(call.body.jql), fields: strings(call.body.fields), most: Number(call.body.maxResults ?? 50), token: string(call.body.nextPageToken) }),
  },
];
