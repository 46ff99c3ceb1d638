import { kvs } from '@forge/kvs';
import type { Job } from './queue';

type Asking = Extract<Job, { do: 'ask' }>;
/** Days JSM's own approval may take; afterwards somebody opens the issue and asks again. */
const DAYS = 30;
const keyOf = (issueId: string) => `held:${issueId}`;

/** What waits for JSM's own approval. */
export const hold = (issueId: string, job: Asking): Promise<void> => kvs.set(keyOf(issueId), job, { ttl: { value: DAYS, unit: 'DAYS' } });

/** Once: whoever is second finds nothing. */
export async function letGo(issueId: string): Promise<Asking | undefined> {
  const job = await kvs.get<Asking>(keyOf(issueId));
  if (job) await kvs.delete(keyOf(issueId));
  return job;
}
