import { InvocationError, InvocationErrorCode } from '@forge/events';
import { requestId } from '@countersign/core';
import { z } from 'zod';
import { clock, inDays } from '../host/clock';
import { withDesk, type OpenDesk } from '../host/desk';
import { isLicensed } from '../host/licence';
import { setUpOf } from '../host/installation';
import { log } from '../host/log';
import { wakeAsked } from '../host/wake-step';
import { begin, heldFor, letGo } from '../host/on-hold';
import { enqueue, type Job } from '../host/queue';
import { personOf } from '../host/refs';
import { approvalsOf, comment, readRequest, wordsOf, type JsmRequest } from '../jira/requests';
import { signedBy } from './signed-by';

/** An event is a hint: only ids are taken from it, and the issue is read again. Who caused it is a claim (G1, G4). */
const event = z.object({ eventType: z.string(), issue: z.object({ id: z.string(), fields: z.object({ project: z.object({ id: z.string() }).optional() }).optional() }), comment: z.object({ author: z.object({ accountId: z.string() }).optional() }).optional() });
type Heard = z.infer<typeof event>;
export const CLAIMED = 'Countersign cannot tell from a comment or a mail who wrote it. Please open this request in the help centre and answer there.';
const AGAIN = { retryAfter: 15, retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST };

/** @returns what makes Forge deliver the event again. */
export async function onIssue(raw: unknown): Promise<InvocationError | undefined> {
  const heard = event.safeParse(raw);
  try {
    if (heard.success && (await setUpOf())) await withDesk({ items: 'queue' }, open => hear(open, heard.data));
    return undefined;
  } catch (error) {
    log.error('an event could not be taken and is delivered again', error as Error);
    return new InvocationError(AGAIN);
  }
}

async function hear(open: OpenDesk, heard: Heard): Promise<void> {
  const project = heard.issue.fields?.project?.id ?? '';
  if (open.installed.jira.projects[project]?.on) await HEARD[heard.eventType.split(':')[2] ?? '']?.(open, heard, project);
}

/** @returns false where the issue is another request's, which somebody began in a panel. */
export async function takeUp(open: OpenDesk, issueId: string, projectId: string): Promise<boolean> {
  const [request, linked] = await Promise.all([readRequest('app', issueId), open.links.ofIssue(issueId)]);
  if (!request || (linked && (await open.desk.about([linked.requestId])).length)) return true;
  const job = await jobFor(open, request, projectId);
  const link = linked ?? (await open.links.link({ issueId, requestId: job.id, projectId, at: clock.now().toISOString() }));
  if (link.requestId !== job.id) return false;
  if ((await begin(issueId, job)) === 'declined') await open.links.forget(issueId);
  return true;
}

const HEARD: Readonly<Record<string, (open: OpenDesk, heard: Heard, project: string) => Promise<unknown>>> = {
  created: async (open, { issue }, projectId) => isLicensed() && takeUp(open, issue.id, projectId),
  async updated(open, { issue }) {
    await wakeAsked(issue.id);
    const job = await heldFor(issue.id);
    const [last] = job ? (await approvalsOf('app', issue.id)).slice(-1) : [];
    if (!job || !last || last.finalDecision === 'pending') return;
    if (last.finalDecision === 'approved') await enqueue(job);
    else await sayDeclined(open, issue.id, last);
    await letGo(issue.id);
  },
  /** Once per request: somebody who only comments is told where their words count. */
  async commented(open, { issue, comment: said }) {
    const link = await open.links.ofIssue(issue.id);
    const [facts] = link ? await open.desk.about([link.requestId]) : [];
    const author = said?.author?.accountId;
    if (!facts || !author || ![facts.requester, facts.subject].includes(personOf(author))) return;
    if (await open.nonces.use(`told:${issue.id}`, inDays(30))) await comment('app', issue.id, { text: CLAIMED, open: true });
  },
};

/** For agents alone, once: the customer hears it from Jira itself. */
async function sayDeclined({ nonces, links }: OpenDesk, issueId: string, approval: { id: string; name: string }): Promise<void> {
  if (await nonces.use(`declined:${issueId}:${approval.id}`, inDays(30))) await comment('app', issueId, { text: `“${approval.name}” was declined in Jira, so Countersign does nothing here.`, open: false });
  await links.forget(issueId);
}

/** Signed by the form: that account asks, for itself. Otherwise the reporter, whom others can change, is a claim, and only asks (G1). */
async function jobFor(open: OpenDesk, request: JsmRequest, projectId: string): Promise<Extract<Job, { do: 'ask' }>> {
  const reporter = request.reporter.accountId;
  const { account, text: said } = await signedBy(open, request);
  const person = personOf(account ?? reporter);
  const key = `issue-${request.issueId}`;
  return {
    do: 'ask', id: requestId(person, key), key, issueId: request.issueId, text: meant(open, request, projectId) + (said && !wordsOf(request).includes(said) ? `\n\n${said}` : ''),
    asker: { person, assurance: account === reporter ? 2 : 0, channel: 'jsm' }, ...(account && account !== reporter && { onBehalfOf: personOf(reporter) }),
  };
}

/** A form that the project maps to a kind of request says what is meant; the words say the rest. */
function meant({ installed }: OpenDesk, request: JsmRequest, projectId: string): string {
  const mapped = installed.jira.projects[projectId]?.requestTypes[request.requestTypeId];
  const title = installed.company.requestTypes.find(t => t.id === mapped)?.title;
  return title ? `${title}: ${wordsOf(request)}` : wordsOf(request);
}
