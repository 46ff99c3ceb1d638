import { DeskError, type Actor } from '@countersign/core';
import { accountsOf, closeStep, openStep } from '../host/approval-step';
import { askedOn, forgetAsked, KEPT_DAYS, keepAsked, type Asked } from '../host/asked';
import { clock, inDays } from '../host/clock';
import type { OpenDesk } from '../host/desk';
import { accountOf, personOf, requestOf } from '../host/refs';
import { accountMay } from '../jira/permissions';
import { approvalsThere, comment, type JsmApproval } from '../jira/requests';

/** The workflow's approval step follows what the desk waits for: what was answered is heard, what is over is closed, what waits is asked. */
export async function followStep(open: OpenDesk, requestId: string, issueId?: string): Promise<void> {
  const [link] = await open.links.ofRequests([requestId]);
  const at = link?.issueId ?? issueId;
  if (!at) return;
  const asked = await askedOn(at);
  const project = link && open.installed.jira.projects[link.projectId];
  const step = project?.on ? project.approvalStep : undefined;
  if (!link || !step) {
    if (asked) await (link ? closeStep(asked) : forgetAsked(at));
    return;
  }
  if (asked) await hear(open, asked);
  const waiting = await open.desk.openApprovals(requestId);
  const same = asked && waiting.some(w => w.id === asked.approval && w.payloadHash === asked.payloadHash) && (await isOpen(asked));
  if (same) return;
  if (asked) await closeStep(asked);
  const next = waiting.find(w => w.clickIsEnough && accountsOf(w).length > 0);
  if (next) await openStep({ issueId: at, step, nonces: open.nonces }, next);
}

const isOpen = async ({ issueId, jsm }: Asked) => jsm !== undefined && (await approvalsThere(issueId)).some(a => a.id === jsm && a.finalDecision === 'pending');

/** Each approver's own answer, as Jira says, heard once: a vote where everything that holds for a vote holds (G1, G13). */
async function hear(open: OpenDesk, asked: Asked): Promise<void> {
  const given = (await approvalsThere(asked.issueId)).find(a => a.id === asked.jsm);
  for (const { approver, approverDecision: said } of given?.approvers ?? []) {
    if (given && said !== 'pending') await take(open, asked, { given, account: approver.accountId, said });
  }
}

interface Said { readonly given: JsmApproval; readonly account: string; readonly said: 'approved' | 'declined' }

/** Taken back later in the desk, or refused: an old click becomes no vote again. */
async function take(open: OpenDesk, asked: Asked, heard: Said): Promise<void> {
  const key = `heard:${heard.given.id}:${heard.account}`;
  if (await open.nonces.used(key)) return;
  try {
    await cast(open, asked, { ...heard, at: await firstSeen(asked, heard) });
  } catch (error) {
    if (!(error instanceof DeskError) || error.status >= 500) throw error;
    // Too many decisions in an hour: counted when there is room, as of when it was seen, if Jira still waits for others then.
    if (error.status === 429) return;
    await comment('app', asked.issueId, { open: false, text: `An answer in “${heard.given.name}” does not count here. ${error.message} ${error.next}` });
  }
  await open.nonces.use(key, inDays(KEPT_DAYS));
}

async function cast(open: OpenDesk, asked: Asked, { given, account, said, at }: Said & { readonly at: string }): Promise<void> {
  const id = requestOf(asked.approval);
  const [[facts], waiting] = await Promise.all([open.desk.about([id]), open.desk.openApprovals(id)]);
  const person = personOf(account);
  const still = waiting.find(w => w.id === asked.approval);
  // Decided already, by them or by others.
  if (!facts || !still || still.decided.includes(person)) return;
  if (!(await accountMay(account, 'approve-agent-actions', asked.issueId))) throw new DeskError(403, 'Jira does not let them decide about what Countersign proposes here.', 'Ask a Jira administrator for “Approve agent actions” in this project.');
  await open.directory.learn([person, facts.requester, facts.subject, ...facts.approvers].filter(ref => accountOf(ref) !== undefined));
  const actor: Actor = { person, assurance: 2, channel: 'jsm', host: 'jira' };
  await open.desk.decideInWorkflow(actor, asked.approval, { decision: said === 'approved' ? 'approve' : 'decline', payloadHash: asked.payloadHash, at, step: given.name });
}

/** Jira says when the whole was over; before that, when it was first seen is the latest it can have been (G8). Never later than now. */
async function firstSeen(asked: Asked, { given, account }: Said): Promise<string> {
  const now = clock.now().toISOString();
  const known = given.completedDate ? new Date(given.completedDate.iso8601).toISOString() : asked.seen[account];
  if (known) return known < now ? known : now;
  await keepAsked({ ...asked, seen: { ...(await askedOn(asked.issueId))?.seen, [account]: now } });
  return now;
}
