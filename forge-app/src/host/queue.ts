import { Queue } from '@forge/events';
import type { Channel, PersonRef } from '@countersign/core';
import type { Article } from '../jira/articles';

/** Who asked, proved when it was queued: only the app itself can put anything here. `assurance` below 2 is a claim (G1). */
export interface Asker { readonly person: PersonRef; readonly assurance: 0 | 1 | 2; readonly channel: Channel }
/** What a run does; `articles` are what the asker may read about it, found as themself. Everything in it fits a queue's 200 KB, and coming twice does nothing twice. */
export type Job =
  | { readonly do: 'ask'; readonly id: string; readonly asker: Asker; readonly text: string; readonly key: string; readonly issueId?: string; readonly onBehalfOf?: PersonRef; readonly articles?: readonly Article[] }
  | { readonly do: 'turn'; readonly id: string; readonly asker: Asker; readonly key: string; readonly text?: string; readonly offer?: { readonly itemId: string; readonly index: number }; readonly issueId?: string; readonly articles?: readonly Article[] }
  | { readonly do: 'reopen'; readonly id: string; readonly asker: Asker; readonly text: string }
  | { readonly do: 'undo-request'; readonly id: string; readonly asker: Asker }
  | { readonly do: 'scan'; readonly id: 'drift'; readonly asker: Asker }
  | { readonly do: 'run'; readonly id: string; readonly itemId: string }
  /** The workflow's own approval step follows what waits. */
  | { readonly do: 'follow'; readonly id: string; readonly issueId?: string }
  /** Paired hosts hear what is new. */
  | { readonly do: 'tell'; readonly id: 'peers' };

const QUEUES = { turns: new Queue({ key: 'turns' }), resumes: new Queue({ key: 'resumes' }) };

/** One run per request at a time: the second waits for the first. */
export async function enqueue(job: Job, delayInSeconds?: number): Promise<void> {
  const queue = 'asker' in job ? QUEUES.turns : QUEUES.resumes;
  await queue.push({ body: { ...job }, concurrency: { key: job.id, limit: 1 }, ...(delayInSeconds && { delayInSeconds }) });
}
