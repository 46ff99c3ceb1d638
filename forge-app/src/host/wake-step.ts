import { allAsked, askedOn } from './asked';
import type { OpenDesk } from './desk';
import { log } from './log';
import { enqueue } from './queue';
import { requestOf } from './refs';

/** Something may wait for another yes than before, or for none. One at a time for each request: the queue sees to it. */
export async function wakeStep({ installed, links }: Pick<OpenDesk, 'installed' | 'links'>, requestId: string): Promise<void> {
  const { projects } = installed.jira;
  if (!Object.values(projects).some(p => p.approvalStep)) return;
  const [link] = await links.ofRequests([requestId]);
  if (link && projects[link.projectId]?.approvalStep) await follow(requestId).catch(error => log.warn(`Jira’s approval step does not follow ${requestId}: ${(error as Error).message}`));
}

/** An answer may have been given in Jira. */
export async function wakeAsked(issueId: string): Promise<void> {
  const asked = await askedOn(issueId);
  if (asked) await follow(requestOf(asked.approval), issueId);
}

/** An event that was lost, a rule that is gone, an issue that is gone: the schedule looks. */
export async function wakeAllAsked(): Promise<void> {
  for (const { issueId, approval } of await allAsked()) {
    await follow(requestOf(approval), issueId).catch(error => log.warn(`the approval of Jira on ${issueId} was not looked at: ${(error as Error).message}`));
  }
}

const follow = (id: string, issueId?: string) => enqueue({ do: 'follow', id, ...(issueId && { issueId }) });
