import type { OpenApproval } from '@countersign/core';
import { setPeople, transit, transitionNamed } from '../jira/issues';
import { approvalsThere, comment } from '../jira/requests';
import type { JiraRules } from './company';
import type { UsedNonces } from '../storage';
import { forgetAsked, KEPT_DAYS, keepAsked, type Asked } from './asked';
import { inDays } from './clock';
import { log } from './log';
import { accountOf } from './refs';

export type Step = NonNullable<JiraRules['projects'][string]['approvalStep']>;
interface Place { readonly issueId: string; readonly step: Step; readonly nonces: Pick<UsedNonces, 'use'> }

export const accountsOf = (w: OpenApproval): readonly string[] => w.candidates.flatMap(ref => accountOf(ref) ?? []);

/**
 * Opens the workflow's own approval for one payload and its candidates, after what exactly is asked stands on the issue. Only what Jira makes of
 * this very transition is listened to: another approval, whoever opened it, is somebody else's question.
 */
export async function openStep({ issueId, step, nonces }: Place, wanted: OpenApproval): Promise<void> {
  const before = await approvalsThere(issueId);
  const way = before.some(a => a.finalDecision === 'pending') ? undefined : await transitionNamed(issueId, step.ask);
  if (!way) return;
  await setPeople(issueId, step.field, accountsOf(wanted));
  if (await nonces.use(`asked:${issueId}:${wanted.payloadHash}`, inDays(KEPT_DAYS))) await comment('app', issueId, { open: true, text: `Countersign waits for a yes to exactly this: “${wanted.sentence}”. Approving this request in Jira approves that and nothing else (reference ${wanted.payloadHash.slice(0, 8)}).` });
  const asked: Asked = { issueId, approval: wanted.id, payloadHash: wanted.payloadHash, back: step.back, seen: {} };
  await keepAsked(asked);
  await transit(issueId, way);
  const made = (await approvalsThere(issueId)).filter(a => a.finalDecision === 'pending' && !before.some(b => b.id === a.id));
  if (made.length === 1) await keepAsked({ ...asked, jsm: made[0].id });
}

/** No approval stays open in Jira for what is decided, changed or stopped (G14). What cannot be closed from here is said to the agents, once. */
export async function closeStep(asked: Asked): Promise<void> {
  const open = (await approvalsThere(asked.issueId)).filter(a => a.finalDecision === 'pending');
  // A death while it was opened: nobody knows which approval that became, so none is listened to, and none is closed.
  const [ours] = asked.jsm ? open.filter(a => a.id === asked.jsm) : open;
  const way = ours && asked.jsm ? await transitionNamed(asked.issueId, asked.back) : undefined;
  if (way) await transit(asked.issueId, way);
  else if (ours) {
    log.warn(`an approval of Jira on ${asked.issueId} asks for what is over`);
    await comment('app', asked.issueId, { open: false, text: `The approval “${ours.name}” may ask for something that Countersign does not wait for any more. An answer in it counts for nothing there. Move the issue back by hand.` });
  }
  await forgetAsked(asked.issueId);
}
