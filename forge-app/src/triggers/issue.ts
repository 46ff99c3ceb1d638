import { getAppContext } from '@forge/api';
import { requestId } from '@countersign/core';
import { clock } from '../host/clock';
import { withDesk, type OpenDesk } from '../host/desk';
import { setUpOf } from '../host/installation';
import { openNonce } from '../host/nonce';
import { hold, letGo } from '../host/on-hold';
import { enqueue, type Job } from '../host/queue';
import { personOf } from '../host/refs';
import { propertyOf } from '../jira/issues';
import { approvalsOf, comment, readRequest, wordsOf, type JsmRequest } from '../jira/requests';
import { z } from 'zod';

/** An event is a hint: only ids are taken from it, and the issue is read again. Who caused it is a claim (G1, G4). */
const event = z.object({ eventType: z.string(), issue: z.object({ id: z.string(), fields: z.object({ project: z.object({ id: z.string() }).optional() }).optional() }), atlassianId: z.string().optional(), comment: z.object({ author: z.object({ accountId: z.string() }).optional() }).optional() });
type Heard = z.infer<typeof event>;
const attached = z.object({ nonce: z.string().max(4_000) });
export const CLAIMED = 'Countersign cannot tell from a comment or a mail who wrote it. Please open this request in the help centre and answer there.';

export async function onIssue(raw: unknown): Promise<void> {
  const heard = event.safeParse(raw);
  if (!heard.success || !(await setUpOf())) return;
  await withDesk({ items: 'queue' }, async open => {
    const project = heard.data.issue.fields?.project?.id ?? '';
    if (!open.installed.jira.projects[project]?.on) return;
    await HEARD[heard.data.eventType.split(':')[2] ?? '']?.(open, heard.data, project);
  });
}

const HEARD: Readonly<Record<string, (open: OpenDesk, heard: Heard, project: string) => Promise<void>>> = {
  async created(open, { issue }, project) {
    const request = await readRequest('app', issue.id);
    if (!request || (await open.links.ofIssue(issue.id))) return;
    const job = await jobFor(open, request);
    const link = await open.links.link({ issueId: issue.id, requestId: job.id, projectId: project, at: clock.now().toISOString() });
    if (link.requestId !== job.id) return;
    // JSM's own approval goes first, and is never answered from here.
    if (await isPending(issue.id)) await hold(issue.id, job);
    else await enqueue(job);
  },
  async updated(_, { issue }) {
    const [last] = (await approvalsOf('app', issue.id)).slice(-1);
    if (!last || last.finalDecision === 'pending') return;
    const job = await letGo(issue.id);
    if (job && last.finalDecision === 'approved') await enqueue(job);
  },
  /** Once per request: somebody who only comments is told where their words count. */
  async commented(open, { issue, comment: said }) {
    const link = await open.links.ofIssue(issue.id);
    const [facts] = link ? await open.desk.about([link.requestId]) : [];
    const author = said?.author?.accountId;
    if (!facts || !author || ![facts.requester, facts.subject].includes(personOf(author))) return;
    const first = await open.nonces.use(`told:${issue.id}`, new Date(clock.now().getTime() + 30 * 86_400_000).toISOString());
    if (first) await comment('app', issue.id, { text: CLAIMED, open: true });
  },
};

const isPending = async (issueId: string) => (await approvalsOf('app', issueId)).some(a => a.finalDecision === 'pending');

/** Signed by the form: that account asks, for the reporter where it is somebody else. Otherwise the reporter is a claim, and only asks. */
async function jobFor(open: OpenDesk, request: JsmRequest): Promise<Extract<Job, { do: 'ask' }>> {
  const reporter = request.reporter.accountId;
  const account = await signedBy(open, request);
  const person = personOf(account ?? reporter);
  const key = `issue-${request.issueId}`;
  return {
    do: 'ask', id: requestId(person, key), key, issueId: request.issueId, text: wordsOf(request),
    asker: { person, assurance: account ? 2 : 0, channel: 'jsm' }, ...(account && account !== reporter && { onBehalfOf: personOf(reporter) }),
  };
}

async function signedBy({ key, nonces }: OpenDesk, request: JsmRequest): Promise<string | undefined> {
  const found = attached.safeParse(await propertyOf(request.issueId, 'countersign'));
  const claims = found.success ? openNonce(key, found.data.nonce, clock.now()) : undefined;
  if (!claims || claims.installation !== getAppContext().installationAri.toString() || claims.requestType !== request.requestTypeId) return undefined;
  return (await nonces.use(claims.id, claims.expires)) ? claims.account : undefined;
}
