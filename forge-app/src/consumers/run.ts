import { InvocationError, InvocationErrorCode, type AsyncEvent } from '@forge/events';
import { DeskError, type Actor } from '@countersign/core';
import { withDesk, type OpenDesk } from '../host/desk';
import { forgetFault, keepFault } from '../host/faults';
import { log } from '../host/log';
import { tellPeers, wakePeers } from '../host/peers';
import type { Asker, Job } from '../host/queue';
import { issueRef, accountOf } from '../host/refs';
import { accountSees } from '../jira/permissions';
import { JiraRefused } from '../jira/call';
import { wakeStep } from '../host/wake-step';
import { followStep } from './approval-step';

/** Seconds until a run is tried again: Forge allows four tries, and what is still not done then is found by the schedule. */
const AGAIN_S = 15;
const MOST_TRIES = 4;
const GAVE_UP = new DeskError(503, 'Countersign could not work on this just now.', 'Nothing was done. Ask again in a few minutes, or ask the service desk.');

/** One job from the queue. Coming twice does nothing twice; what breaks is tried again, and what is refused is kept for whoever asked. */
export async function runTurn(event: AsyncEvent): Promise<InvocationError | undefined> {
  const job = event.body as unknown as Job;
  try {
    await withDesk({ items: 'here', request: job.id, ...('articles' in job && job.articles && { reader: job.articles }) }, open => work(open, job));
    if ('asker' in job) await forgetFault(job.id);
    return undefined;
  } catch (error) {
    if (error instanceof DeskError && error.status !== 503) {
      if ('asker' in job) await keepFault(job.id, job.asker.person, error);
      return undefined;
    }
    log.error(`a run of ${job.id} failed and is tried again`, error as Error);
    if ('asker' in job && (event.retryContext?.retryCount ?? 0) >= MOST_TRIES) await keepFault(job.id, job.asker.person, GAVE_UP).catch(() => undefined);
    const after = error instanceof JiraRefused && error.retryAfter ? error.retryAfter : AGAIN_S;
    return new InvocationError({ retryAfter: Math.min(after, 900), retryReason: error instanceof JiraRefused && error.status === 429 ? InvocationErrorCode.FUNCTION_UPSTREAM_RATE_LIMITED : InvocationErrorCode.FUNCTION_RETRY_REQUEST });
  }
}

/** What a run changed is news for the paired host and for the workflow's own approval step. */
async function work(open: OpenDesk, job: Job): Promise<void> {
  await JOBS[job.do](open, job as never);
  if (job.do === 'tell' || job.do === 'scan') return;
  await wakePeers(open.desk);
  if (job.do !== 'follow') await wakeStep(open, job.id);
}

type Doing = { readonly [D in Job['do']]: (open: OpenDesk, job: Extract<Job, { do: D }>) => Promise<unknown> };
const JOBS: Doing = {
  async ask(open, { asker, text, key, issueId, onBehalfOf }) {
    await mustStillSee(asker, issueId);
    await open.directory.learn([asker.person, ...(onBehalfOf ? [onBehalfOf] : [])], text);
    return open.desk.ask(actorOf(asker), { text, idempotencyKey: key, ...(issueId && { entityRef: issueRef(issueId) }), ...(onBehalfOf && { onBehalfOf }) });
  },
  async turn(open, { id, asker, key, text, offer, issueId }) {
    await mustStillSee(asker, issueId);
    await knowPeople(open, id, asker, text);
    return open.desk.turn(actorOf(asker), id, { idempotencyKey: key, ...(text !== undefined ? { text } : { offer }) });
  },
  async reopen(open, { id, asker, text }) {
    await knowPeople(open, id, asker, text);
    return open.desk.reopen(actorOf(asker), id, text);
  },
  async 'undo-request'(open, { id, asker }) {
    await knowPeople(open, id, asker);
    return open.desk.undoRequest(actorOf(asker), id);
  },
  async scan({ desk, directory }, { asker }) {
    await directory.learn([asker.person]);
    return desk.scanDrift(actorOf(asker));
  },
  async run(open, { id, itemId }) {
    await knowPeople(open, id);
    return open.desk.run(id, itemId);
  },
  follow: (open, { id, issueId }) => followStep(open, id, issueId),
  tell: open => tellPeers(open),
};

const actorOf = ({ person, assurance, channel }: Asker): Actor => ({ person, assurance, channel, host: 'jira' });

/** Nobody is signed in here: Jira says whether this account may still see the issue. If not, nothing is done in its name. */
async function mustStillSee({ person }: Asker, issueId: string | undefined): Promise<void> {
  const account = accountOf(person);
  if (!issueId || !account) return;
  if (!(await accountSees(account, issueId))) throw new DeskError(403, 'You can no longer see this request in Jira.', 'Open it in the help centre, or ask the service desk.');
}

async function knowPeople({ desk, directory }: OpenDesk, id: string, asker?: Asker, text?: string): Promise<void> {
  const [facts] = await desk.about([id]);
  await directory.learn([...(facts ? [facts.requester, facts.subject] : []), ...(asker ? [asker.person] : [])], text);
}
