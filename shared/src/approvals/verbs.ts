import type { Case } from '../case';
import { silent, type Runtime } from '../runtime';
import type { Actor, RequestView } from '../types';
import { approvals } from '../verbs/approvals';
import { decide } from '../verbs/decide';
import { decideBatch } from './batch';
import { delegate, delegations, endDelegation } from './delegations';
import { challengeApproval } from './demands';
import type { ApprovalsDesk } from './desk-api';
import { mustBeAbleToDecide } from './find';
import { openLink } from './open-link';
import { withdrawVote } from './take-back';
import { decideInWorkflow, openApprovals } from './workflow';

export const approvalVerbs = (rt: Runtime, show: (actor: Actor, kase: Promise<Case>) => Promise<RequestView>): ApprovalsDesk => ({
  async decideBatch(actor, body) {
    await mustBeAbleToDecide(rt, actor);
    const pending = await approvals(rt, actor);
    return decideBatch(pending, body, ({ id, payloadHash }) => show(actor, decide(rt, actor, id, { decision: 'approve', payloadHash, ...(body.comment && { comment: body.comment }) }, silent)));
  },
  openLink: (actor, token) => openLink(rt, actor, token),
  challengeApproval: (actor, approvalId) => challengeApproval(rt, actor, approvalId),
  withdrawVote: (actor, approvalId) => show(actor, withdrawVote(rt, actor, approvalId)),
  openApprovals: requestId => openApprovals(rt, requestId),
  decideInWorkflow: (actor, approvalId, answer) => show(actor, decideInWorkflow(rt, actor, approvalId, answer)),
  delegations: actor => delegations(rt, actor),
  delegate: (actor, body) => delegate(rt, actor, body),
  endDelegation: (actor, id) => endDelegation(rt, actor, id),
});
