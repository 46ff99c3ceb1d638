import { DeskError } from '@countersign/core';
import type { RequestPage } from '../contract';
import { withDesk } from '../host/desk';
import { faultOf } from '../host/faults';
import { issueIdIn } from '../jira/issues';
import type { Signed } from './define';
import { forCustomers } from './for-customers';
import { onRequest } from './on-request';

const isMissing = (error: unknown) => error instanceof DeskError && error.status === 404;

/** The request as this reader may see it now. One that was asked for and is not in the record yet is still in the queue. */
export async function pageOf(here: Signed, id?: string): Promise<RequestPage> {
  const known = id ?? (await linkedTo(here));
  if (!known) return { state: 'none', mine: false };
  try {
    const request = await onRequest(here, known, ({ desk }) => desk.get(here.actor, known));
    return { state: 'there', id: known, request: here.kind === 'licensed' ? request : forCustomers(request), mine: [request.requester, request.subject].includes(here.actor.person), ...(await faultOf(known, here.actor.person)) };
  } catch (error) {
    if (!isMissing(error)) throw error;
    // On the screen of an issue: somebody else's. By its id there is no telling from one that is still in the queue (G30).
    if (!id && (await isRecorded(known))) return { state: 'none', mine: false };
    const fault = await faultOf(known, here.actor.person);
    return { state: fault.fault ? 'none' : 'running', id: known, mine: true, ...fault };
  }
}

const isRecorded = (id: string) => withDesk({ items: 'queue' }, async ({ desk }) => (await desk.about([id])).length > 0);

/** The issue on screen was looked at as the person already. */
async function linkedTo(here: Signed): Promise<string | undefined> {
  const { issue } = here;
  if (!issue) return undefined;
  return withDesk({ items: 'queue' }, async ({ links }) => (await links.ofIssue(await issueIdIn(issue)))?.requestId);
}
