import { actor, projectOf } from './access';
import { Call } from './call';
import { Issue, nextId, statusOf } from './model';

export interface Step { id: string; name: string; from: string[]; to: string; customers: boolean }

const OPEN = ['Waiting for support', 'Waiting for customer', 'In progress'];
const DESK: Step[] = [
  { id: '761', name: 'Resolve this issue', from: OPEN, to: 'Resolved', customers: true },
  { id: '901', name: 'Cancel request', from: [...OPEN, 'Waiting for approval'], to: 'Canceled', customers: true },
  { id: '851', name: 'Respond to customer', from: ['Waiting for support', 'In progress'], to: 'Waiting for customer', customers: false },
  { id: '781', name: 'Respond to support', from: ['Waiting for customer'], to: 'Waiting for support', customers: true },
  { id: '891', name: 'In progress', from: ['Waiting for support'], to: 'In progress', customers: false },
  { id: '821', name: 'Request approval', from: OPEN, to: 'Waiting for approval', customers: false },
  { id: '831', name: 'Take approval back', from: ['Waiting for approval'], to: 'Waiting for support', customers: false },
  { id: '941', name: 'Reopen', from: ['Resolved'], to: 'Waiting for support', customers: true },
];
const BOARD: Step[] = [
  { id: '21', name: 'Start', from: ['To Do'], to: 'In Progress', customers: false },
  { id: '31', name: 'Done', from: ['To Do', 'In Progress'], to: 'Done', customers: false },
];

const CATEGORY: Record<string, 'NEW' | 'INDETERMINATE' | 'DONE'> = { 'Waiting for support': 'NEW', 'To Do': 'NEW', Resolved: 'DONE', Canceled: 'DONE', Declined: 'DONE', Done: 'DONE' };

export const categoryOf = (status: string): 'NEW' | 'INDETERMINATE' | 'DONE' => CATEGORY[status] ?? 'INDETERMINATE';

export const stepsOf = (call: Call, issue: Issue, customer: boolean): Step[] =>
  (projectOf(call.state, issue).type === 'service_desk' ? DESK : BOARD).filter(s => s.from.includes(statusOf(issue)) && (!customer || s.customers));

/** Moves an issue. Arriving in "Waiting for approval" opens JSM's own approval for the people in the approvers field. */
export function move(call: Call, issue: Issue, to: string): void {
  const from = statusOf(issue);
  const at = new Date();
  issue.history.push({ status: to, at });
  issue.updated = at;
  if (to === 'Waiting for approval' && issue.approvers.length) {
    issue.approvals.push({ id: nextId(call.state), name: 'Approval', created: at, finalDecision: 'pending', votes: issue.approvers.map(accountId => ({ accountId, decision: 'pending' })) });
  }
  changed(call, issue, { field: 'status', fromString: from, toString: to });
}

/** What Jira sends to apps when an issue was edited. */
export function changed(call: Call, issue: Issue, ...items: { field: string; fromString: string; toString: string }[]): void {
  call.emit({ eventType: 'avi:jira:updated:issue', atlassianId: actor(call.caller), byApp: call.caller.kind === 'app', issue: eventIssue(call, issue), changelog: { id: nextId(call.state), items } });
}

/** The short form of an issue that events carry. */
export function eventIssue(call: Call, issue: Issue): unknown {
  const project = projectOf(call.state, issue);
  return {
    id: issue.id, key: issue.key,
    fields: {
      summary: issue.summary, created: issue.created.toISOString(), updated: issue.updated.toISOString(),
      creator: { accountId: issue.creator }, reporter: { accountId: issue.reporter }, assignee: issue.assignee ? { accountId: issue.assignee } : null,
      issuetype: { id: '10001', name: issue.typeName }, status: { name: statusOf(issue) },
      project: { id: project.id, key: project.key, name: project.name, projectTypeKey: project.type },
    },
  };
}
