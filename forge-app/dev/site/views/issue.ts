import { projectOf } from '../access';
import { Call } from '../call';
import { Comment, Issue, Link, statusOf } from '../model';
import { categoryOf } from '../workflow';
import { accountOf, user } from './person';
import { adf } from './shared';

const NAMES = { NEW: { id: 2, key: 'new', name: 'To Do' }, INDETERMINATE: { id: 4, key: 'indeterminate', name: 'In Progress' }, DONE: { id: 3, key: 'done', name: 'Done' } };

export const status = (call: Call, name: string) => ({ self: `${call.site}/rest/api/3/status/1`, id: '1', name, description: '', statusCategory: NAMES[categoryOf(name)] });

export const platformComment = (call: Call, issue: Issue, one: Comment) => ({
  self: `${call.site}/rest/api/3/issue/${issue.id}/comment/${one.id}`, id: one.id, author: user(call.site, accountOf(call.state, one.author)), body: adf(one.body),
  created: one.created.toISOString(), updated: one.created.toISOString(), jsdPublic: one.public, properties: one.properties,
});

const linked = (call: Call, id: string) => {
  const issue = call.state.issues.find(i => i.id === id) as Issue;
  return { id, key: issue.key, self: `${call.site}/rest/api/3/issue/${id}`, fields: { summary: issue.summary, status: status(call, statusOf(issue)) } };
};

export const linkType = (site: string, name: string) => ({ id: '10003', name, inward: name === 'Blocks' ? 'is blocked by' : 'relates to', outward: name === 'Blocks' ? 'blocks' : 'relates to', self: `${site}/rest/api/3/issueLinkType/10003` });

export const link = (call: Call, one: Link) => ({ id: one.id, self: `${call.site}/rest/api/3/issueLink/${one.id}`, type: linkType(call.site, one.type), inwardIssue: linked(call, one.inward), outwardIssue: linked(call, one.outward) });

/** From the point of one issue, only the other end of each link is shown. */
const linksOf = (call: Call, issue: Issue) => call.state.links.filter(l => l.inward === issue.id || l.outward === issue.id).map(l => {
  const { inwardIssue, outwardIssue, ...rest } = link(call, l);
  return l.inward === issue.id ? { ...rest, outwardIssue } : { ...rest, inwardIssue };
});

/** Ids of the custom fields that JSM adds to a site. */
export const CUSTOM = { requestType: 'customfield_10010', approvers: 'customfield_10003', organizations: 'customfield_10002', participants: 'customfield_10026' };

function fields(call: Call, issue: Issue): Record<string, unknown> {
  const { id, key, name, type } = projectOf(call.state, issue);
  const who = (accountId: string) => user(call.site, accountOf(call.state, accountId));
  const kind = call.state.requestTypes.find(t => t.id === issue.requestTypeId);
  return {
    summary: issue.summary, description: issue.description ? adf(issue.description) : null, labels: issue.labels,
    project: { id, key, name, projectTypeKey: type }, issuetype: { id: '10001', name: issue.typeName }, status: status(call, statusOf(issue)),
    reporter: who(issue.reporter), creator: who(issue.creator), assignee: issue.assignee ? who(issue.assignee) : null,
    created: issue.created.toISOString(), updated: issue.updated.toISOString(), issuelinks: linksOf(call, issue),
    resolution: categoryOf(statusOf(issue)) === 'DONE' ? { id: '10000', name: 'Done' } : null,
    comment: { comments: issue.comments.map(c => platformComment(call, issue, c)), total: issue.comments.length, maxResults: issue.comments.length, startAt: 0 },
    [CUSTOM.requestType]: kind ? { requestType: { id: kind.id, name: kind.name } } : null,
    [CUSTOM.approvers]: issue.approvers.map(who), [CUSTOM.participants]: issue.participants.map(who),
    [CUSTOM.organizations]: call.state.organizations.filter(o => issue.organizations.includes(o.id)).map(o => ({ id: o.id, name: o.name })),
    ...issue.fields,
  };
}

/** `only`: names of fields, `*all`, or nothing for all of them. */
export function issueView(call: Call, issue: Issue, only: readonly string[] = []) {
  const all = fields(call, issue);
  const kept = only.length === 0 || only.includes('*all') ? all : Object.fromEntries(Object.entries(all).filter(([name]) => only.includes(name)));
  return { id: issue.id, key: issue.key, self: `${call.site}/rest/api/3/issue/${issue.id}`, expand: '', fields: kept };
}
