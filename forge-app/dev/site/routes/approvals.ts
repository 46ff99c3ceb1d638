import { actor, visible } from '../access';
import { Call, Route, forbidden, missing, ok, wrong } from '../call';
import { Approval, Issue } from '../model';
import { accountOf, customer } from '../views/person';
import { page, when } from '../views/shared';
import { changed, move } from '../workflow';

function view(call: Call, issue: Issue, one: Approval) {
  const mine = one.votes.some(v => v.accountId === actor(call.caller) && v.decision === 'pending');
  return {
    id: one.id, name: one.name, finalDecision: one.finalDecision, canAnswerApproval: one.finalDecision === 'pending' && mine, createdDate: when(one.created),
    ...(one.completed ? { completedDate: when(one.completed) } : {}),
    approvers: one.votes.map(v => ({ approver: customer(call.site, accountOf(call.state, v.accountId)), approverDecision: v.decision })),
    _links: { self: `${call.site}/rest/servicedeskapi/request/${issue.id}/approval/${one.id}` },
  };
}

function found(call: Call): { issue: Issue; one: Approval } {
  const issue = visible(call);
  const one = issue.approvals.find(a => a.id === call.params.approvalId);
  if (!one) throw missing('The approval');
  return { issue, one };
}

/** Only a named approver answers, and only as themselves; one no decides, or as many yeses as it needs. */
function answer(call: Call) {
  const { issue, one } = found(call);
  const decision = { approve: 'approved', decline: 'declined' }[String(call.body.decision)] as 'approved' | 'declined' | undefined;
  if (!decision) throw wrong('The decision is approve or decline.');
  const vote = one.votes.find(v => v.accountId === actor(call.caller) && v.decision === 'pending');
  if (call.caller.kind !== 'user' || !vote || one.finalDecision !== 'pending') throw forbidden('You do not have permission to answer this approval.');
  vote.decision = decision;
  if (decision === 'approved' && one.votes.filter(v => v.decision === 'approved').length < (one.needs ?? 1)) { changed(call, issue); return view(call, issue, one); }
  one.finalDecision = decision;
  one.completed = new Date();
  move(call, issue, decision === 'approved' ? 'Waiting for support' : 'Declined');
  return view(call, issue, one);
}

export const approvalRoutes: Route[] = [
  { on: 'GET /rest/servicedeskapi/request/{issueIdOrKey}/approval', run: call => { const issue = visible(call); return ok(page(call, issue.approvals, a => view(call, issue, a))); } },
  { on: 'GET /rest/servicedeskapi/request/{issueIdOrKey}/approval/{approvalId}', run: call => { const { issue, one } = found(call); return ok(view(call, issue, one)); } },
  { on: 'POST /rest/servicedeskapi/request/{issueIdOrKey}/approval/{approvalId}', run: call => ok(answer(call)) },
];
