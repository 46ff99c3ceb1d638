import { DeskError, type Actor } from '@countersign/core';
import { allAsked, askedOn, followStep, forgetAsked, type Asked } from '../host/approval-step';
import { clock } from '../host/clock';
import type { OpenDesk } from '../host/desk';
import { accountOf, personOf, requestOf } from '../host/refs';
import { accountMay } from '../jira/permissions';
import { approvalsOf, comment, type JsmApproval } from '../jira/requests';

/** Answers in an approval that was opened for one payload: each approver's own, as Jira says, and a vote where everything that holds for a vote holds (G1, G13). */
export async function hearApproval(open: OpenDesk, issueId: string): Promise<void> {
  const asked = await askedOn(issueId);
  if (!asked?.jsm) return;
  const given = (await approvalsOf('app', issueId)).find(a => a.id === asked.jsm);
  for (const { approver, approverDecision: said } of given?.approvers ?? []) if (given && said !== 'pending') await take(open, asked, { given, account: approver.accountId, said });
  if (given?.finalDecision === 'pending') return;
  await forgetAsked(issueId);
  await followStep(open, requestOf(asked.approval));
}

/** An event that was lost: the schedule hears it. */
export async function hearAll(open: OpenDesk): Promise<void> {
  for (const { issueId, approval } of await allAsked()) {
    await hearApproval(open, issueId);
    await followStep(open, requestOf(approval));
  }
}

interface Said { readonly given: JsmApproval; readonly account: string; readonly said: 'approved' | 'declined' }

async function take(open: OpenDesk, asked: Asked, { given, account, said }: Said): Promise<void> {
  const id = requestOf(asked.approval);
  const [[facts], waiting] = await Promise.all([open.desk.about([id]), open.desk.openApprovals(id)]);
  const person = personOf(account);
  const still = waiting.find(w => w.id === asked.approval);
  // Decided already, by them or by others.
  if (!facts || !still || still.decided.includes(person)) return;
  const actor: Actor = { person, assurance: 2, channel: 'jsm', host: 'jira' };
  try {
    if (!(await accountMay(account, 'approve-agent-actions', asked.issueId))) throw new DeskError(403, 'Jira does not let them decide about what Countersign proposes here.', 'Ask a Jira administrator for “Approve agent actions” in this project.');
    await open.directory.learn([person, facts.requester, facts.subject, ...facts.approvers].filter(ref => accountOf(ref) !== undefined));
    await open.desk.decideInWorkflow(actor, asked.approval, { decision: said === 'approved' ? 'approve' : 'decline', payloadHash: asked.payloadHash, at: atOf(given), step: given.name });
  } catch (error) {
    if (!(error instanceof DeskError) || error.status >= 500) throw error;
    await sayWhyNot(open, asked, { given, account, why: `${error.message} ${error.next}` });
  }
}

/** Jira says when the whole was over; before that, now is the latest it can have been. Never later than now. */
const atOf = ({ completedDate }: JsmApproval): string => {
  const now = clock.now();
  const said = completedDate ? new Date(completedDate.iso8601) : now;
  return (said < now ? said : now).toISOString();
};

/** For agents, once. */
async function sayWhyNot({ nonces }: OpenDesk, { issueId }: Asked, { given, account, why }: { readonly given: JsmApproval; readonly account: string; readonly why: string }): Promise<void> {
  const until = new Date(clock.now().getTime() + 30 * 86_400_000).toISOString();
  if (await nonces.use(`unheard:${given.id}:${account}`, until)) await comment('app', issueId, { open: false, text: `An answer in “${given.name}” does not count here. ${why}` });
}
