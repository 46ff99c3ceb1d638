import { kvs } from '@forge/kvs';
import { approvalState } from '../jira/requests';
import { enqueue, type Job } from './queue';

type Asking = Extract<Job, { do: 'ask' }>;
/** Days JSM's own approval may take; afterwards somebody opens the issue and asks again. */
const DAYS = 30;
const keyOf = (issueId: string) => `held:${issueId}`;

/**
 * Lets a request about an issue begin, or keeps it while JSM's own approval is open: that goes first, and is never answered from here.
 * Doing it twice begins nothing twice.
 */
export async function begin(issueId: string, job: Asking): Promise<'queued' | 'held' | 'declined'> {
  const state = await approvalState('app', issueId);
  if (state === 'declined') return 'declined';
  if (state === 'pending') await kvs.set(keyOf(issueId), job, { ttl: { value: DAYS, unit: 'DAYS' } });
  else await enqueue(job);
  return state === 'pending' ? 'held' : 'queued';
}

export const heldFor = (issueId: string): Promise<Asking | undefined> => kvs.get<Asking>(keyOf(issueId));
/** After what was held was queued: a push that fails leaves it held. */
export const letGo = (issueId: string): Promise<void> => kvs.delete(keyOf(issueId));
