import { Call } from '../call';
import { Comment, Issue, statusOf } from '../model';
import { categoryOf } from '../workflow';
import { accountOf, customer } from './person';
import { requestType } from './request-type';
import { page, when } from './shared';
import { projectOf } from '../access';

export const statusView = (entry: Issue['history'][number]) => ({ status: entry.status, statusCategory: categoryOf(entry.status), statusDate: when(entry.at) });

export function comment(call: Call, issue: Issue, one: Comment) {
  return {
    id: one.id, body: one.body, public: one.public, author: customer(call.site, accountOf(call.state, one.author)), created: when(one.created), _expands: [],
    _links: { self: `${call.site}/rest/servicedeskapi/request/${issue.id}/comment/${one.id}` },
  };
}

export function request(call: Call, issue: Issue) {
  const project = projectOf(call.state, issue);
  const wants = (call.query.get('expand') ?? '').split(',');
  const kind = call.state.requestTypes.find(t => t.id === issue.requestTypeId);
  return {
    issueId: issue.id, issueKey: issue.key, summary: issue.summary, requestTypeId: issue.requestTypeId, serviceDeskId: project.serviceDeskId,
    createdDate: when(issue.created), reporter: customer(call.site, accountOf(call.state, issue.reporter)),
    requestFieldValues: [
      { fieldId: 'summary', label: 'What do you need?', value: issue.summary },
      { fieldId: 'description', label: 'Details', value: issue.description },
    ],
    currentStatus: statusView({ status: statusOf(issue), at: issue.history[issue.history.length - 1].at }),
    _expands: ['participant', 'status', 'requestType', 'comment'],
    _links: { self: `${call.site}/rest/servicedeskapi/request/${issue.id}`, jiraRest: `${call.site}/rest/api/2/issue/${issue.id}`, web: `${call.site}/servicedesk/customer/portal/${project.serviceDeskId}/${issue.key}`, agent: `${call.site}/browse/${issue.key}` },
    ...(wants.includes('participant') ? { participants: page(call, issue.participants, id => customer(call.site, accountOf(call.state, id))) } : {}),
    ...(wants.includes('status') ? { status: page(call, [...issue.history].reverse(), statusView) } : {}),
    ...(wants.includes('requestType') && kind ? { requestType: requestType(call, kind) } : {}),
  };
}
